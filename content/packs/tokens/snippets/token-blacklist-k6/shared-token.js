import { arrive, browse, logIn, logOut } from './steps.js';

export { handleSummary, options } from './steps.js';

/** Runs once. What it returns is given to every virtual user. */
export function setup() {
	return { token: logIn() };
}

/** All users have the same token. The first to finish logs it out for all of them. */
export default function ({ token }) {
	arrive();
	browse(token);
	logOut(token);
}
