import { jwtVerify, SignJWT } from 'jose';

const storeMs = Number(process.env['STORE_MS'] ?? 20);
const requests = Number(process.env['REQUESTS'] ?? 2);
const key = new TextEncoder().encode('a secret of thirty-two characters');

/** A store with the two calls of Redis that matter here. Each call travels for half the time there and half back. */
const used = new Map<string, string>();
const store = {
	async get(name: string) {
		await sleep(storeMs / 2);
		const value = used.get(name);
		await sleep(storeMs / 2);
		return value;
	},
	async set(name: string, value: string) {
		await sleep(storeMs / 2);
		used.set(name, value);
		await sleep(storeMs / 2);
	},
};

/** A refresh token is good for one use. Asks the blacklist, then writes to it: another request fits in between. */
async function refresh(token: string) {
	const { payload } = await jwtVerify(token, key);
	const name = `used:${payload.jti}`;
	if (await store.get(name)) return '401 token already used';
	await store.set(name, '1');
	return '200';
}

const token = await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setJti('r-1').setExpirationTime('5m').sign(key);
const atOnce = await Promise.all(Array.from({ length: requests }, () => refresh(token)));
console.log(`check, then set; at once: ${atOnce.join(' | ')}`);
console.log(`one request later:        ${await refresh(token)}`);
console.log(`accepted: ${atOnce.filter((answer) => answer === '200').length}, allowed: 1`);

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
