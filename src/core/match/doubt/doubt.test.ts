import { describe, expect, test } from 'vitest';
import { buildIndex } from '../signatures/index-build.ts';
import type { Signature } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import { match } from '../match.ts';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';

const index = loadIndex(
	JSON.parse(
		JSON.stringify(
			buildIndex([
				error('cache-pool', {
					beside: ['redis', 'jedis'],
					templates: [
						{ template: 'NoSuchElementException: Pool exhausted', strength: 'generic' },
						{
							template: 'Could not get a resource from the pool',
							strength: 'message',
							unless: ['Connection refused', 'Unable to validate object'],
						},
						{ template: 'Token is invalid or expired', strength: 'generic', beside: ['Token is expired'] },
					],
				}),
				error('refused', { templates: [{ template: 'ConnectException: Connection refused', strength: 'message' }] }),
				error('upstream', {
					unless: ['Too many open files', 'worker_connections are not enough'],
					templates: [{ template: 'while connecting to upstream', strength: 'message' }],
				}),
				error('rolled-back', {
					templates: [
						{ template: "This Session's transaction has been rolled back due to", strength: 'message' },
						{ template: 'PendingRollbackError', strength: 'class' },
					],
				}),
				error('provisioning', {
					templates: [{ template: 'This session is provisioning a new connection', strength: 'message' }],
				}),
				error('slow', {
					templates: [
						{ template: 'Executing <Task pending name=<quoted:task> coro=', strength: 'message' },
						{ template: 'Executing <Handle <*> took <float:seconds> seconds', strength: 'message' },
					],
				}),
				error('full', {
					codes: ['1040', 'P2024'],
					templates: [{ template: '1040: Too many clients', strength: 'message' }],
				}),
			]),
		),
	),
);

function error(id: string, rest: Pick<Signature, 'templates'> & Partial<Signature>): Signature {
	return { error: id, codes: [], supersedes: [], ...rest };
}

/** The error of the first match, and why it is not certain. */
function first(text: string): string {
	const [best] = match(index, text).matches;
	if (!best) return 'none';
	return best.verdict === 'known' ? best.error : `${best.error}: ${best.doubt?.why ?? ''}`;
}

const POOL = 'java.util.NoSuchElementException: Pool exhausted';
const HEADER = 'redis.clients.jedis.exceptions.JedisConnectionException: Could not get a resource from the pool';
const FRAMES = Array.from({ length: 60 }, (_, i) => `\tat com.example.App.method${i}(App.java:${i})`).join('\n');

describe('a message that other programs print too', () => {
	test.each([
		['alone, without its component', POOL, 'cache-pool: generic'],
		['with its component in the same line', `redis: ${POOL}`, 'cache-pool'],
		[
			'with its component in the trace below',
			`${POOL}\n${FRAMES}\n\tat redis.clients.util.Pool.get(Pool.java:1)`,
			'cache-pool',
		],
		['with its component in the trace above', `redis.Error: x\n${FRAMES}\nCaused by: ${POOL}`, 'cache-pool'],
		['with its component in JSON', JSON.stringify({ logger: 'redis.pool', message: `a\n${POOL}` }), 'cache-pool'],
		[
			'with its component far away in a log of other programs',
			`${POOL}\n${'GET /healthz 200\n'.repeat(30)}redis started`,
			'cache-pool: generic',
		],
		[
			'with its own condition, which replaces the condition of the page',
			'redis: Token is invalid or expired',
			'cache-pool: generic',
		],
		['with its own condition, which is met', 'Token is invalid or expired\n  "Token is expired"', 'cache-pool'],
	])('%s', (_, text, expected) => {
		expect(first(text)).toBe(expected);
	});
});

describe('a header above a decisive cause', () => {
	test.each([
		['without the cause is known', `${HEADER}\n${FRAMES}`, 'cache-pool'],
		[
			'is only possible above a cause that has no page',
			`${HEADER}\n${FRAMES}\nCaused by: java.util.NoSuchElementException: Unable to validate object`,
			'cache-pool: cause',
		],
		[
			'ranks below a cause that has a page',
			`${HEADER}\n${FRAMES}\nCaused by: java.net.ConnectException: Connection refused`,
			'refused',
		],
		[
			'is not affected by a later record',
			`${HEADER}\n${'GET /healthz 200\n'.repeat(9)}psql: Connection refused`,
			'cache-pool',
		],
		[
			'before it in the line',
			'socket() failed (24: Too many open files) while connecting to upstream',
			'upstream: cause',
		],
		[
			'in the line above',
			'1024 worker_connections are not enough\n[alert] while connecting to upstream',
			'upstream: cause',
		],
	])('%s', (_, text, expected) => {
		expect(first(text)).toBe(expected);
	});

	test('names the cause in the words of the text', () => {
		expect(match(index, `${HEADER}; \u001b[1mUnable to\u001b[0m validate object`).matches[0]?.doubt).toEqual({
			why: 'cause',
			cause: 'Unable to validate object',
		});
	});

	test.each([
		['in its rarest word', `${HEADER}\nCaused by: java.util.NoSuchElementException: Unable to valid\nate object`],
		[
			'in its rarest word, with indentation',
			`${HEADER}\nCaused by: NoSuchElementException: Unable to vali\r\n    date object`,
		],
		['in another word', `${HEADER}\nCaused by: java.util.NoSuchElementException: Una\nble to validate object`],
	])('is found if a line break cuts it %s', (_, text) => {
		expect(first(text)).toBe('cache-pool: cause');
	});

	test('is left out if the caller asks only for known errors', () => {
		expect(match(index, `${HEADER}: Connection refused`, { possible: false })).toMatchObject({
			verdict: 'unknown',
			matches: [],
		});
	});
});

describe('source code that a trace quotes', () => {
	const QUOTED = [
		'    def _raise(self):',
		'        if self._failed:',
		'            raise sa_exc.PendingRollbackError(',
		'                "This Session\'s transaction has been rolled back due to "',
		'            )',
		'>       raise sa_exc.InvalidRequestError("This session is provisioning a new connection")',
	].join('\n');

	test('loses to the line that reports the error', () => {
		expect(
			first(`${QUOTED}\nE       sqlalchemy.exc.InvalidRequestError: This session is provisioning a new connection`),
		).toBe('provisioning');
	});

	test.each([
		['in a JSON string', JSON.stringify({ level: 'error', message: QUOTED })],
		['after the name of a container', QUOTED.replaceAll(/^/gm, 'api_1      | ')],
		[
			'after the name of a container, with Windows line breaks',
			QUOTED.replaceAll(/^/gm, 'api-1 | ').replaceAll('\n', '\r\n'),
		],
	])('is recognised %s', (_, text) => {
		expect(first(text)).toMatch(/: quoted$/);
	});

	test('alone is only possible', () => {
		expect(first(QUOTED)).toMatch(/: quoted$/);
		expect(first('            raise RuntimeError("This session is provisioning a new connection")')).toBe(
			'provisioning: quoted',
		);
	});

	test.each([
		[
			'JSON on several lines',
			'{\n    "detail": "x",\n    "message": "This session is provisioning a new connection"\n}',
		],
		['a list in JSON', '"stack": [\n    "This session is provisioning a new connection",\n    "at x"\n]'],
		['a name that was called', 'RuntimeError("This session is provisioning a new connection")'],
	])('is not %s', (_, text) => {
		expect(first(text)).toBe('provisioning');
	});
});

describe('the name of a class', () => {
	test.each([
		['PendingRollbackError'],
		['sqlalchemy.exc.PendingRollbackError'],
		['2026-01-02 ERROR app sqlalchemy.exc.PendingRollbackError: x'],
		['PendingRollbackError("x")'],
		['E   sqlalchemy.exc.PendingRollbackError'],
		['{"exc_type":"PendingRollbackError","user":4}'],
		['error=PendingRollbackError user=4'],
		['Task billing.close raised PendingRollbackError'],
		["<class 'sqlalchemy.exc.PendingRollbackError'>"],
	])('is known where it was raised: %s', (text) => {
		expect(first(text)).toBe('rolled-back');
	});

	test.each([
		['except PendingRollbackError:'],
		['    except (ValueError, sqlalchemy.exc.PendingRollbackError) as error:'],
		['from sqlalchemy.exc import PendingRollbackError'],
		['with pytest.raises(PendingRollbackError):'],
		['class PendingRollbackError(InvalidRequestError):'],
		['We handle PendingRollbackError in the middleware since version 3.'],
		['app_errors_total{type="PendingRollbackError"} 0'],
		['grep -c PendingRollbackError app.log'],
	])('is only possible where it is mentioned: %s', (text) => {
		expect(first(text)).toBe('rolled-back: mention');
	});
});

describe('a short message', () => {
	test.each([
		['glued to what follows', 'SQLSTATE[08004] 1040: Too many clientsSQLSTATE[08004]', 'full'],
		['mistyped', '1040: Too many cleints'.replace('cleints', 'clint5').replace('clint5', 'client'), 'full: part'],
		['with a word missing', '1040: many clients', 'none'],
	])('%s', (_, text, expected) => {
		expect(first(text)).toBe(expected);
	});

	test('that is glued has offsets into the original text', () => {
		const text = 'SQLSTATE[08004] 1040: Too many clientsSQLSTATE[08004]';
		const [start, end] = match(index, text).matches[0]?.span ?? [0, 0];
		expect(text.slice(start, end)).toBe('1040: Too many clients');
	});

	test('is not assembled from the parts of one name', () => {
		expect(first('set 1040TooManyClients and sessionIsProvisioningANewConnection')).toBe('none');
	});
});

describe('half a message', () => {
	test('is possible where a web page dropped what looks like a tag', () => {
		expect(first('WARNING: Executing took 0.699 seconds')).toBe('slow: part');
	});

	test('is no match where other messages print the same half', () => {
		const text =
			"Task exception was never retrieved\nfuture: <Task pending name='Task-9' coro=<f() done, defined at /srv/a.py:1>>";
		expect(first(text)).toBe('none');
	});

	test('is possible at the end of a line, whatever follows', () => {
		const cut = "sqlalchemy.exc.PendingRollback: This Session's transaction has been rolled";
		expect(first(cut)).toBe('rolled-back: part');
		expect(first(`${cut}\n[OrderService] next record`)).toBe('rolled-back: part');
	});
});

describe('a code', () => {
	test.each([
		['P2024', 'full'],
		['1040', 'full: code'],
		['order 1040, code: 1040', 'none'],
		['{"id": 7, "code": "P2024"}', 'full: code'],
	])('%s', (text, expected) => {
		expect(first(text)).toBe(expected);
	});
});

test('a text full of doubtful messages is read in time linear to its length', () => {
	const timeOf = (size: number): number => {
		const text = `${POOL}\n\tat com.example.App.run(App.java:1)\n${HEADER}: Connection refused\n`.repeat(size);
		const start = cpuMs();
		match(index, text);
		return cpuMs() - start;
	};
	timeOf(2000);
	const short = Math.min(timeOf(4000), timeOf(4000));
	expect(timeOf(16_000) / Math.max(short, 5)).toBeLessThan(10);
}, 60_000);
