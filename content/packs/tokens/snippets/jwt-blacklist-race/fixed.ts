import { jwtVerify, SignJWT } from 'jose';

const storeMs = Number(process.env['STORE_MS'] ?? 20);
const requests = Number(process.env['REQUESTS'] ?? 2);
const key = new TextEncoder().encode('a secret of thirty-two characters');

/** A store with the one call of Redis that matters here. It travels for half the time there and half back. */
const used = new Map<string, string>();
const store = {
	/** SET name value NX: writes only if the name is free, and says whether it did. */
	async setIfAbsent(name: string, value: string) {
		await sleep(storeMs / 2);
		const isFree = !used.has(name);
		if (isFree) used.set(name, value);
		await sleep(storeMs / 2);
		return isFree;
	},
};

/** A refresh token is good for one use. Asking and writing are one call, so only one request can win. */
async function refresh(token: string) {
	const { payload } = await jwtVerify(token, key);
	const name = `used:${payload.jti}`;
	return (await store.setIfAbsent(name, '1')) ? '200' : '401 token already used';
}

const token = await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setJti('r-1').setExpirationTime('5m').sign(key);
const atOnce = await Promise.all(Array.from({ length: requests }, () => refresh(token)));
console.log(`SET NX; at once:   ${atOnce.join(' | ')}`);
console.log(`one request later: ${await refresh(token)}`);
console.log(`accepted: ${atOnce.filter((answer) => answer === '200').length}, allowed: 1`);

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
