import { afterEach, describe, expect, test, vi } from 'vitest';
import { environmentOf, readKnobs } from './environment.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

test('a snippet does not see variables that are set on this machine', () => {
	vi.stubEnv('POOL_SIZE', '99');
	vi.stubEnv('DATABASE_URL', 'postgresql://production');
	vi.stubEnv('NODE_OPTIONS', '--inspect');
	const env = environmentOf({ REDIS_URL: 'redis://here' }, { max_overflow: '3' }, '/tmp/run');
	expect(env).toMatchObject({ REDIS_URL: 'redis://here', MAX_OVERFLOW: '3', TMPDIR: '/tmp/run', TZ: 'UTC' });
	expect(env['PATH']).toBe(process.env['PATH']);
	expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['POOL_SIZE']));
	expect(env['DATABASE_URL']).toBeUndefined();
	expect(env['NODE_OPTIONS']).toBeUndefined();
});

describe('knobs', () => {
	const knobs = [
		{ name: 'pool_size', label: 'Pool size', type: 'int', default: 5, min: 1, max: 50 },
		{ name: 'timeout', label: 'Timeout', type: 'float', default: 0.5 },
		{ name: 'leak', label: 'Leak', type: 'flag', default: true },
	] as const;
	const read = (...settings: string[]): Record<string, string> | string => readKnobs({ knobs: [...knobs] }, settings);

	test('accept values of their type', () => {
		expect(read('pool_size=3', 'timeout=1.5', 'leak=false')).toEqual({ pool_size: '3', timeout: '1.5', leak: '0' });
	});

	test.each([
		['pool=3', '"pool=3" sets no knob of this snippet. Its knobs: pool_size, timeout, leak.'],
		['pool_size', '"pool_size" sets no knob of this snippet. Its knobs: pool_size, timeout, leak.'],
		['pool_size=2.5', '"pool_size" takes a whole number, not "2.5".'],
		['timeout=', '"timeout" takes a number, not "".'],
		['pool_size=51', '"pool_size" goes from 1 to 50, but the value is 51.'],
		['leak=maybe', '"leak" is on or off: leak=1 or leak=0.'],
	])('reject %s', (setting, message) => {
		expect(read(setting)).toBe(message);
	});
});
