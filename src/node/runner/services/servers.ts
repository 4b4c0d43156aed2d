import type { ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scope } from '../process/scope.ts';

/**
 * Starts a server on a free port of 127.0.0.1 and waits until it responds. If another process took the port first, the
 * server reports that and ends, and another port is tried.
 *
 * @throws Error with the end of the server's log if it does not start.
 */
export async function startServer(scope: Scope, server: Server): Promise<number> {
	const log = path.join(scope.folder, `${server.name}.log`);
	for (let attempt = 1; ; attempt++) {
		const port = await freePort();
		const { command, args } = await server.command(port);
		const file = await open(log, 'w');
		const child = scope.start(command, args, {
			cwd: scope.folder,
			env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
			stdio: ['ignore', file.fd, file.fd],
			as: scope.user,
			stopSignal: server.stopSignal,
		});
		const failure = await waitUntilReady(child, () => server.isReady(port));
		await file.close();
		if (!failure) return port;
		const lines = (await readFile(log, 'utf8')).trim().split('\n');
		const isTaken = lines.some((line) => /address already in use|EADDRINUSE/i.test(line));
		if (isTaken && attempt < 5) continue;
		await scope.kill(child);
		throw new Error([`${server.name} did not start: ${failure}`, ...lines.slice(-5)].join('\n  '));
	}
}

/** Waits until a server is ready. Returns the reason if it does not become ready. */
async function waitUntilReady(child: ChildProcess, isReady: () => Promise<boolean>): Promise<string | undefined> {
	let failure: string | undefined;
	child.once('error', (error) => (failure = error.message));
	child.once('exit', (code, signal) => (failure = `it ended with ${signal ?? `status ${code}`}.`));
	for (const start = Date.now(); Date.now() - start < START_LIMIT_MS;) {
		if (failure) return failure;
		if (await isReady()) return undefined;
		await sleep(25);
	}
	return failure ?? `it did not answer within ${START_LIMIT_MS / 1000} s.`;
}

/** A port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

const START_LIMIT_MS = 30_000;

export interface Server {
	name: string;
	command: (port: number) => Promise<{ command: string; args: string[] }> | { command: string; args: string[] };
	/** True once a server accepts the password of this run. Another server on the same port would not accept it. */
	isReady: (port: number) => Promise<boolean>;
	stopSignal: NodeJS.Signals;
}
