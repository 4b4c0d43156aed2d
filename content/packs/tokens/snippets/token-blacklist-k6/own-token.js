import { arrive, browse, logIn, logOut } from './steps.js';

export { handleSummary, options } from './steps.js';

/** Each user logs in for itself and logs out only its own token. */
export default function () {
	arrive();
	const token = logIn();
	browse(token);
	logOut(token);
}
