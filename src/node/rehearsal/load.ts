import type { Scenario } from '../../core/schema/kinds/scenario.ts';

/**
 * Sends requests at a steady rate, whether or not earlier ones were answered, as users do. At most 150 are open at a time.
 *
 * @param url The address of the service.
 * @returns a function that stops the load.
 */
export function startLoad(url: string, { path, perSecond, login }: Load): () => void {
	const ending = new AbortController();
	const request = (at: string, options: RequestInit = {}): Promise<Response> =>
		fetch(url + at, { ...options, signal: AbortSignal.any([ending.signal, AbortSignal.timeout(30_000)]) });
	const users = Array.from({ length: login ? USERS : 1 }, (): User => ({}));
	let sent = 0;
	let open = 0;
	const send = async (user: User): Promise<void> => {
		if (login && Date.now() - (user.loggedInAt ?? 0) >= login.everySeconds * 1000) {
			user.loggedInAt = Date.now();
			user.token = await newToken((options) => request(login.path, options));
		}
		const response = await request(
			path,
			user.token === undefined ? {} : { headers: { authorization: `Bearer ${user.token}` } },
		);
		await response.arrayBuffer();
	};
	const timer = setInterval(() => {
		const user = users[sent++ % users.length];
		if (!user || open >= 150) return;
		open += 1;
		send(user)
			.catch(() => undefined)
			.finally(() => (open -= 1));
	}, 1000 / perSecond);
	return () => {
		clearInterval(timer);
		ending.abort();
	};
}

/** Logs in with the account that the systems' programs accept. Returns the `token` in the answer, if there is one. */
export async function newToken(request: (options: RequestInit) => Promise<Response>): Promise<string | undefined> {
	const body = JSON.stringify({ user: 'test', password: 'test' });
	const response = await request({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
	const text = await response.text();
	return response.ok ? (JSON.parse(text) as { token?: string }).token : undefined;
}

const USERS = 5;

type Load = NonNullable<Scenario['load']>;

interface User {
	token?: string | undefined;
	/** The time of the last login, in milliseconds since the epoch; undefined before the first. */
	loggedInAt?: number;
}
