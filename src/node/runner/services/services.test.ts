import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { NotRun } from '../not-run.ts';
import type { Scope } from '../process/scope.ts';
import { redisVersion } from './redis.ts';
import { parseServerUrl, startServices } from './services.ts';

describe('the address of a server in an environment variable', () => {
	test.each([
		['DATABASE_URL', 'not a url'],
		['DATABASE_URL', 'hunter2@db'],
		['DATABASE_URL', 'mysql://app:hunter2@db/app'],
		['ADMIN_DATABASE_URL', 'postgresql:///app'],
		['PGBOUNCER_URL', '16432'],
		['REDIS_URL', 'http://127.0.0.1:6379'],
	] as const)('%s=%j is reported, with an example and without its value', (variable, value) => {
		const parse = (): URL => parseServerUrl(variable, value, []);
		expect(parse).toThrow(NotRun);
		expect(parse).toThrow(`needs a server address in ${variable}, such as `);
		expect(parse).not.toThrow(value);
	});

	test('its password is masked, both as written and as decoded', () => {
		const secrets: string[] = [];
		expect(parseServerUrl('ADMIN_DATABASE_URL', 'postgres://root:s%40cret@db:5433/app', secrets).port).toBe('5433');
		expect(secrets).toEqual(['s%40cret', 's@cret']);
		parseServerUrl('REDIS_URL', 'redis://cache', secrets);
		expect(secrets).toHaveLength(2);
	});
});

test.each([
	[
		'postgres',
		'DATABASE_URL',
		'postgresql://app:hunter2@127.0.0.1:1/app',
		'needs the PostgreSQL that DATABASE_URL names',
	],
	['redis', 'REDIS_URL', 'redis://127.0.0.1:1', 'needs the Redis that REDIS_URL names'],
] as const)('a given %s that does not respond is named by its variable', async (need, variable, url, message) => {
	vi.stubEnv(variable, url);
	onTestFinished(() => void vi.unstubAllEnvs());
	// No server is started, because the variable names one.
	const starting = startServices({} as Scope, { needs: [need], services: {} }, () => undefined);
	await expect(starting).rejects.toThrow(NotRun);
	await expect(starting).rejects.toThrow(message);
	await expect(starting).rejects.not.toThrow('hunter2');
});

test.each([
	['a%40b', 'AUTH default a@b'],
	['50%off', 'AUTH default 50%off'],
])('Redis gets the password "%s" decoded, or as written if it is not encoded', async (password, command) => {
	let received = '';
	const server = createServer((socket) => {
		socket.on('data', (chunk) => {
			received += String(chunk);
			socket.end('+OK\r\nredis_version:7.2.4\r\n');
		});
	}).listen(0, '127.0.0.1');
	onTestFinished(() => void server.close());
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	expect(await redisVersion(`redis://default:${password}@127.0.0.1:${port}`)).toBe('7.2.4');
	expect(received).toContain(`${command}\r\n`);
});
