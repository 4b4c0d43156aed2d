import { connect } from 'node:net';
import type { Scope } from '../process/scope.ts';
import { startServer } from './servers.ts';
import type { Settings } from './postgres.ts';
import { findTool } from '../tools.ts';

/** Starts a new Redis without persistence. @throws NotRun if redis-server is missing. */
export async function startRedis(scope: Scope, settings: Settings, password: string): Promise<Redis> {
	const command = await findTool('redis');
	const folder = await scope.makeFolder('redis', scope.user);
	const options = { save: '', appendonly: 'no', ...settings, bind: '127.0.0.1', dir: folder, requirepass: password };
	const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const urlAt = (port: number): string => `redis://default:${password}@127.0.0.1:${port}`;
	const port = await startServer(scope, {
		name: 'Redis',
		command: (port) => ({ command, args: ['--port', String(port), ...flags] }),
		isReady: async (port) => (await redisVersion(urlAt(port))) !== undefined,
		stopSignal: 'SIGTERM',
	});
	return { port, url: urlAt(port), version: (await redisVersion(urlAt(port))) ?? 'unknown' };
}

/** The version that a Redis server reports; undefined if it does not respond or rejects the password. */
export function redisVersion(url: string): Promise<string | undefined> {
	const { hostname, port, username, password } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect(Number(port || 6379), hostname);
		const end = (version: string | undefined): void => {
			socket.destroy();
			resolve(version);
		};
		let answer = '';
		socket.setTimeout(2000, () => end(undefined));
		socket.on('error', () => end(undefined));
		socket.on('close', () => end(undefined));
		socket.on('connect', () => {
			const credentials = password
				? `AUTH ${[username, password].filter(Boolean).map(decodeUrlPart).join(' ')}\r\n`
				: '';
			socket.write(`${credentials}INFO server\r\n`);
		});
		socket.setEncoding('utf8').on('data', (text: string) => {
			answer += text;
			const version = /^redis_version:(\S+)/m.exec(answer)?.[1];
			if (version) end(version);
			else if (/^-/m.test(answer)) end(undefined);
		});
	});
}

/** Decodes a part of a URL. A part with a `%` that is not the start of an escape is returned unchanged. */
export function decodeUrlPart(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

export interface Redis {
	port: number;
	url: string;
	version: string;
}
