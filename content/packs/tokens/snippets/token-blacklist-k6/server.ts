import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify, SignJWT } from 'jose';

const LIFETIME_SECONDS = 300;
const key = new TextEncoder().encode('a secret of thirty-two characters');

/**
 * Starts a small auth service on a free port: `POST /login`, `GET /me`, `POST /logout`. A logout puts the token's `jti` on the
 * blacklist, in Redis where `REDIS_URL` is set and else in memory.
 */
export async function startAuthService() {
	const blacklist = await openBlacklist(process.env['REDIS_URL']);
	const counts = { logins: 0, logouts: 0 };
	const server = createServer((request, response) => {
		answer(request)
			.catch((error: unknown) => ({ status: 500, body: { error: String(error) } }))
			.then(({ status, body }) => {
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
			});
	});

	async function answer(request: IncomingMessage): Promise<Answer> {
		if (request.url === '/login') {
			counts.logins++;
			const jti = randomUUID();
			const token = await new SignJWT()
				.setProtectedHeader({ alg: 'HS256' })
				.setJti(jti)
				.setExpirationTime(`${LIFETIME_SECONDS}s`)
				.sign(key);
			return { status: 200, body: { token } };
		}
		const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
		const verified = await jwtVerify(bearer, key).catch(() => undefined);
		const jti = verified?.payload.jti;
		if (!jti) return { status: 401, body: { error: 'No valid token' } };
		if (await blacklist.has(jti)) return { status: 401, body: { error: 'Token has been revoked' } };
		if (request.url === '/logout') {
			counts.logouts++;
			await blacklist.add(jti);
		}
		return { status: 200, body: {} };
	}

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		counts,
		where: blacklist.where,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await blacklist.close();
		},
	};
}

async function openBlacklist(redisUrl: string | undefined): Promise<Blacklist> {
	if (!redisUrl) {
		const revoked = new Set<string>();
		return {
			where: 'memory',
			has: async (jti) => revoked.has(jti),
			add: async (jti) => void revoked.add(jti),
			close: async () => {},
		};
	}
	const { createClient } = await import('redis');
	const client = createClient({ url: redisUrl });
	await client.connect();
	return {
		where: 'Redis',
		has: async (jti) => (await client.exists(`revoked:${jti}`)) === 1,
		add: async (jti) =>
			void (await client.set(`revoked:${jti}`, '1', { expiration: { type: 'EX', value: LIFETIME_SECONDS } })),
		close: async () => client.destroy(),
	};
}

interface Answer {
	status: number;
	body: object;
}

interface Blacklist {
	where: string;
	has(jti: string): Promise<boolean>;
	add(jti: string): Promise<void>;
	close(): Promise<void>;
}
