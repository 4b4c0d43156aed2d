import { describe, expect, test } from 'vitest';
import { comparableOutput, maskOutput } from './mask.ts';

describe('values that differ from run to run are masked', () => {
	test.each([
		['at 2026-11-20T10:00:00.123Z it began', 'at <time> it began'],
		['2026-11-20 10:00:00,123 ERROR pool', '<time> ERROR pool'],
		['2026-11-20 10:00:00.123 UTC [4711] FATAL', '<time> [4711] FATAL'],
		['2026-11-20 10:00:00+02:00', '<time>'],
		['2026/11/20 10:00:00 listening', '<time> listening'],
		['10:00:00.123 ready', '<time> ready'],
		['<Session object at 0x7fe8a20fc310>', '<Session object at 0xN>'],
		['id 2f1c9d3e-0b7a-4c55-9a0e-6d1f2b3c4d5e', 'id <uuid>'],
		['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl sent', 'Bearer <token> sent'],
		['http://127.0.0.1:40123/me', 'http://127.0.0.1:N/me'],
		['connect ECONNREFUSED [::1]:40123', 'connect ECONNREFUSED [::1]:N'],
		["('127.0.0.1', 40123)", "('127.0.0.1', N)"],
		['backend pid 4711, pid=4712, PID: 4713', 'backend pid N, pid=N, PID: N'],
		[
			'Process 4711 waits for ShareLock; blocked by process 4712.',
			'Process N waits for ShareLock; blocked by process N.',
		],
		['one\r\ntwo\r\n', 'one\ntwo\n'],
	])('%s', (output, masked) => {
		expect(maskOutput(output)).toBe(masked);
		expect(maskOutput(masked), 'masking twice changes nothing').toBe(masked);
	});
});

describe('figures that matter to the reader stay', () => {
	test.each([
		'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 0.50',
		'QueuePool limit of size 20 overflow 0 reached, connection timed out, timeout 30.00',
		'checked out 15, waiting 1024, 40123 requests',
		'process 3 of 16 holds 15 connections; 16 processes hold 240',
		'canceling statement due to statement timeout after 00:00:30',
		'version 2.0.54 on 2026-11-20',
		'rapid 5, stupid 12',
		'port 5432 is the default, 0x1F is 31',
		'GET /me 401, p95 812.50 ms',
		'sqlalchemy.exc.TimeoutError (https://sqlalche.me/e/20/3o7r)',
	])('%s', (output) => {
		expect(maskOutput(output)).toBe(output);
	});
});

test('ports that the runner chose are masked only in the place of a port', () => {
	const known = { ports: [43211], folders: [], secrets: [] };
	expect(maskOutput('server at "db", port 43211 failed; db:43211; 43211 rows; port 432110', known)).toBe(
		'server at "db", port N failed; db:N; 43211 rows; port 432110',
	);
});

test('folders are replaced by names, innermost first, and a longer name is another folder', () => {
	const folders = [
		{ path: '/home/ada', name: '<home>' },
		{ path: '/home/ada/site/content/snippets/leak', name: '<snippet>' },
	];
	expect(
		maskOutput('File "/home/ada/site/content/snippets/leak/broken.py" /home/ada/.cache /home/adam/x', {
			ports: [],
			folders,
			secrets: [],
		}),
	).toBe('File "<snippet>/broken.py" <home>/.cache /home/adam/x');
});

test('a home folder that is the root folder masks nothing', () => {
	const folders = [{ path: '/', name: '<home>' }];
	expect(maskOutput('GET /me', { ports: [], folders, secrets: [] })).toBe('GET /me');
});

test('passwords of the run are masked', () => {
	const known = { ports: [43211], folders: [], secrets: ['5ecret'] };
	expect(maskOutput('postgresql://app:5ecret@127.0.0.1:43211/app', known)).toBe(
		'postgresql://app:<password>@127.0.0.1:N/app',
	);
});

describe('two outputs compare as equal', () => {
	test('if they differ in numbers marked as varying', () => {
		expect(comparableOutput('took ~12.3 ms for 5 of ~1,204 rows\n')).toBe('took ~N ms for 5 of ~N rows');
	});

	test('if the column of such a number is as wide as its widest value', () => {
		expect(comparableOutput('p95   ~9.1 ms')).toBe(comparableOutput('p95 ~112.5 ms'));
	});

	test('if they differ in white space at the end', () => {
		expect(comparableOutput('a  \nb\t\n\n')).toBe(comparableOutput('a\nb'));
	});

	test('promtool prints the name of the file from 3.16 on', () => {
		expect(comparableOutput('Processing test file: a.yml\n  SUCCESS\n')).toBe(comparableOutput('  SUCCESS\n\n'));
	});

	test('but not if they differ in any other number', () => {
		expect(comparableOutput('size 5')).not.toBe(comparableOutput('size 6'));
	});
});
