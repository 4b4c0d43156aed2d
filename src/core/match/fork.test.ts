import { describe, expect, test } from 'vitest';
import { buildIndex } from './signatures/index-build.ts';
import { loadIndex } from './signatures/index-load.ts';
import { match } from './match.ts';
import { SIGNATURES } from './quality/test-signatures.ts';

const index = loadIndex(
	JSON.parse(
		JSON.stringify(
			buildIndex(SIGNATURES, [
				{
					runbook: 'which-cause',
					title: 'Which cause is it',
					signals: [
						{ template: 'Pool exhausted', kind: 'log' },
						{ template: 'Database query failed: connection timeout', kind: 'log' },
						{ template: '503', kind: 'status' },
						{ template: '503 Service Unavailable', kind: 'status' },
					],
					alerts: ['HighErrorRate', 'Watchdog'],
				},
				{ runbook: 'tokens', signals: [{ template: '<word:path> 401 Unauthorized', kind: 'status' }], alerts: [] },
			]),
		),
	),
);

const forksOf = (text: string) => match(index, text).forks.map(({ target }) => `${target.kind}:${target.id}`);

describe('a generic message leads to the runbook that tells its causes apart', () => {
	test('as possible, with its offsets and title, and without an error', () => {
		const text = 'first\n[ERROR] Database query failed: connection timeout\n';
		const { verdict, matches, forks } = match(index, text);
		expect({ verdict, matches }).toEqual({ verdict: 'possible', matches: [] });
		expect(forks).toMatchObject([
			{
				target: { kind: 'runbook', id: 'which-cause' },
				title: 'Which cause is it',
				template: 'Database query failed: connection timeout',
				span: [text.indexOf('Database'), text.length - 1],
			},
		]);
	});

	test('by its heaviest message, in whichever order they are', () => {
		const lines = ['[ERROR] Pool exhausted', '[ERROR] Database query failed: connection timeout'];
		for (const text of [lines, lines.toReversed()].map((each) => each.join('\n'))) {
			expect(match(index, text).forks.map(({ template }) => template)).toEqual([
				'Database query failed: connection timeout',
			]);
		}
	});

	test('but not if an error is known', () => {
		const text = '[ERROR] Database query failed: connection timeout\nFATAL: sorry, too many clients already';
		expect(match(index, text)).toMatchObject({ verdict: 'known', matches: [{ error: 'too-many-clients' }], forks: [] });
	});

	test('but not if the caller asks only for known errors, nor in a log longer than a paste', () => {
		const line = '[ERROR] Database query failed: connection timeout\n';
		expect(match(index, line, { possible: false })).toMatchObject({ verdict: 'unknown', forks: [] });
		expect(match(index, line + 'x\n'.repeat(70_000)).forks).toEqual([]);
	});

	test.each([
		'Pool exhausted',
		'[ERROR] Pool exhausted',
		'2024-12-05 09:41:00 ERROR Pool exhausted',
		'{"level":"error","msg":"pool exhausted"}',
		'java.util.NoSuchElementException: Pool exhausted\n\tat org.example.Pool.take(Pool.java:1)',
		'\u001b[31mPool exhausted\u001b[0m',
	])('two words are enough if they are a whole message: %j', (text) => {
		expect(forksOf(text)).toEqual(['runbook:which-cause']);
	});

	test.each(['pool exhausted runbook', 'the car pool exhausted everybody', 'a pool exhausted by leaks'])(
		'two words inside a sentence are not enough: %s',
		(text) => {
			expect(forksOf(text)).toEqual([]);
		},
	);
});

describe('a status leads to its fork', () => {
	test.each([
		['503', 'runbook:which-cause'],
		[' 503 \n', 'runbook:which-cause'],
		['HTTP/1.1 503 Service Unavailable', 'runbook:which-cause'],
		['/me 401 unauthorized', 'runbook:tokens'],
		['INFO: 10.2.14.7:51346 - "GET /me HTTP/1.1" 503 Service Unavailable', 'runbook:which-cause'],
	])('alone or in a few lines: %j', (text, fork) => {
		expect(forksOf(text)).toEqual([fork]);
	});

	test.each([
		['as a number among others', '10.2.14.7 - - "GET /metrics HTTP/1.1" 200 503'],
		['next to an exception', 'OrderError: no stock\nHTTP/1.1 503 Service Unavailable'],
		['in a log', `${'GET /me 200\n'.repeat(9)}GET /me HTTP/1.1 503 Service Unavailable`],
	])('but not %s', (_, text) => {
		expect(forksOf(text)).toEqual([]);
	});
});

describe('the name of an alert leads to its page', () => {
	test.each([
		'HighErrorRate',
		'higherrorrate',
		'[FIRING:1] HighErrorRate (orders api page)',
		'{"labels":{"alertname":"HighErrorRate"}}',
		'# Alert: HighErrorRate',
	])('%s', (text) => {
		expect(match(index, text)).toMatchObject({
			verdict: 'possible',
			forks: [{ target: { kind: 'alert', id: 'HighErrorRate' } }],
		});
	});

	test('which comes before any message in the same notification', () => {
		const text = '[FIRING:1] HighErrorRate\nDatabase query failed: connection timeout';
		expect(forksOf(text)).toEqual(['alert:HighErrorRate', 'runbook:which-cause']);
	});

	test('but a one-word name only where it is announced', () => {
		expect(forksOf('alertname="Watchdog" severity="none"')).toEqual(['alert:Watchdog']);
		expect(forksOf('Watchdog started, pid 17')).toEqual([]);
		expect(forksOf('MyHighErrorRateRule is fine, and so is a higherrorrate in a sentence')).toEqual([]);
	});
});

test('an index without runbooks has no forks and is packed as before', () => {
	const packed = buildIndex(SIGNATURES);
	expect(Object.keys(packed)).toEqual(['version', 'weights', 'signatures']);
	expect(match(loadIndex(packed), 'Pool exhausted')).toMatchObject({ verdict: 'unknown', forks: [] });
});
