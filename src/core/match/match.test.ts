import { describe, expect, test } from 'vitest';
import { match } from './match.ts';
import { testIndex } from './quality/test-signatures.ts';

const index = testIndex();
const POOL = 'QueuePool limit of size 5 overflow 10 reached';

function best(text: string): string | undefined {
	const { verdict, matches } = match(index, text);
	return verdict === 'known' ? matches[0]?.error : undefined;
}

function values(text: string): Record<string, string> {
	const [first] = match(index, text).matches;
	return Object.fromEntries(first?.params.map(({ name, value }) => [name ?? '', value]) ?? []);
}

describe('a message is found', () => {
	test.each([
		['in a line', `2025-03-12 ERROR sqlalchemy.exc.TimeoutError: ${POOL}, connection timed out`],
		['in capitals', POOL.toUpperCase()],
		[
			'with raw colour codes inside',
			'Queue\u001b[1mPool limit \u001b[0mof size 5 \u001b[31moverflow 10\u001b[0m reached',
		],
		['with colour codes as cat -v shows them', '^[[36mweb_1 |^[[0m QueuePool ^[[1mlimit of size 5 overflow 10 reached'],
		['with escaped colour codes', String.raw`\u001b[31mQueuePool\x1b[0m limit \033[1mof size 5 overflow 10 reached`],
		['with colour codes that lost their escape', '[31mQueuePool limit [0mof size 5 overflow 10 reached'],
		[
			'with zero-width characters inside words',
			'Q\u200bueue\u200dPool li\ufeffmit of si\u00adze 5 overf\u2060low 10 reached',
		],
		['with NUL between all characters', [...POOL].join('\0')],
		[
			'in full-width letters',
			'ＱｕｅｕｅＰｏｏｌ　ｌｉｍｉｔ　ｏｆ　ｓｉｚｅ　５　ｏｖｅｒｆｌｏｗ　１０　ｒｅａｃｈｅｄ',
		],
		['with line breaks escaped', String.raw`error\nQueuePool limit\n\tof size 5\r\noverflow 10\nreached`],
		['as JSON in JSON', JSON.stringify({ log: JSON.stringify({ message: `a\n${POOL}\nb` }) })],
		['as HTML', '<b>Fatal</b>: QueuePool&nbsp;limit <i>of</i> size&#32;5 overflow <code>10</code><br/>reached'],
		['in a URL', 'https://example.com/?error=QueuePool%20limit%20of%20size%205%20overflow%2010%20reached'],
		['wrapped between words', 'QueuePool limit of\n   size 5 overflow\n   10 reached'],
		['wrapped inside words', 'Que\nuePool lim\r\nit of size 5 over\n  flow 10 reac\nhed'],
		[
			'after container names on every line',
			'web_1  | QueuePool limit of\nweb_1  | size 5 overflow\nweb_1  | 10 reached',
		],
		[
			'after a log header that repeats on every line',
			'Mar 12 08:14:02 node3 app[12]: QueuePool limit of\nMar 12 08:14:03 node3 app[12]: size 5 overflow 10 reached',
		],
		['in a quoted mail', '> QueuePool limit of size\n> 5 overflow 10 reached'],
		['after pytest margins', 'E   QueuePool limit of\nE   size 5 overflow 10 reached'],
		['in CSV with doubled quotes', '"a","QueuePool limit of ""size"" 5 overflow 10 reached"'],
		['with numbers masked', 'QueuePool limit of size XX overflow N reached'],
	])('%s', (_, text) => {
		expect(best(text)).toBe('pool-wait');
	});

	test('in other scripts, with accents composed or not', () => {
		expect(best('FATAL : désolé, trop de clients sont déjà connectés')).toBe('french');
		expect(best('FATAL : désolé, trop de clients sont déjà connectés'.normalize('NFD'))).toBe('french');
		expect(best('desole, trop de clients sont deja connectes')).toBe('french');
		expect(best('错误：连接池已满。')).toBe('chinese');
	});

	test('in the middle of a very long line', () => {
		const filler = 'x1,'.repeat(200_000);
		const text = `${filler}${POOL},${filler}`;
		expect(match(index, text).matches[0]?.span).toEqual([filler.length, filler.length + POOL.length]);
	});
});

describe('values are captured', () => {
	test('numbers, even if a line break cuts them', () => {
		expect(values(`${POOL}, connection timed out, timeout 30.00`)).toEqual({
			'pool size': '5',
			overflow: '10',
			timeout: '30.00',
		});
		expect(values('QueuePool limit of size 12\n34 overflow 10 reached')).toEqual({
			'pool size': '1234',
			overflow: '10',
		});
	});

	test.each([
		["Method 'close()' can't be called here; method '_connection_for_bind()' is already in progress"],
		['Method "close()" can\u2019t be called here; method “_connection_for_bind()” is already in progress'],
		[
			String.raw`{"m":"Method \"close()\" can't be called here; method \"_connection_for_bind()\" is already in progress"}`,
		],
		['"Method ""close()"" can\'t be called here; method ""_connection_for_bind()"" is already in progress"'],
		["Method &quot;close()&quot; can&#39;t be called here; method '_connection_for_bind()' is already in progress"],
	])('quoted text: %s', (text) => {
		const found = match(index, text).matches[0];
		expect(found?.error).toBe('session-in-use');
		expect(found?.params.at(-1)?.value).toBe('_connection_for_bind()');
	});

	test.each(['127.0.0.1:8080', '[::1]:19999', 'db.internal:5432', 'x.x.x.x:port', ':10017', '<redacted>'])(
		'host %s',
		(host) => {
			expect(values(`Get "http://a/b": dial tcp ${host}: i/o timeout`)).toEqual({ address: host });
		},
	);

	test('the text that a named <*> skipped', () => {
		expect(values('Executing <Task pending name=x> took 0.117 seconds')).toEqual({
			callback: '<Task pending name=x>',
			seconds: '0.117',
		});
	});

	test('as a person would read them', () => {
		expect(values('Parent instance \u001b[1mPac\u200bkage\u001b[0m is not bound to a Session')).toEqual({
			instance: 'Package',
		});
	});
});

describe('spans are offsets into the original text', () => {
	test('after characters that decoding drops', () => {
		const text = `\u001b[31m\u200b错误 😀 ${POOL}!`;
		const [start, end] = match(index, text).matches[0]?.span ?? [0, 0];
		expect(text.slice(start, end)).toBe(POOL);
	});

	test('across a wrapped word', () => {
		const text = 'a QueuePool limit of size 5 overflow 10 rea\nched b';
		const [start, end] = match(index, text).matches[0]?.span ?? [0, 0];
		expect(text.slice(start, end)).toBe('QueuePool limit of size 5 overflow 10 rea\nched');
	});
});

describe('several errors in one text', () => {
	test('are all returned, one entry each, with counts', () => {
		const { matches } = match(index, `${POOL}\n${POOL}\nERROR: deadlock detected\n`);
		expect(matches.map(({ error, count }) => [error, count])).toEqual([
			['pool-wait', 2],
			['deadlock', 1],
		]);
	});

	test('are counted by the most frequent variant, not by the sum', () => {
		const trace = `sqlalchemy.orm.exc.DetachedInstanceError: Parent instance <Order at 0x7f> is not bound to a Session`;
		const countIn = (text: string) => match(index, text).matches.map(({ error, count }) => [error, count]);
		expect(countIn(trace)).toEqual([['detached', 1]]);
		expect(countIn(`${trace}\n${trace}\n${trace}`)).toEqual([['detached', 3]]);
		expect(countIn('DetachedInstanceError\nDetachedInstanceError')).toEqual([['detached', 2]]);
	});

	test("put the server's message before the pool error that wraps it", () => {
		const text =
			'Connection is not available, request timed out after 30000ms.\nCaused by: FATAL: sorry, too many clients already';
		expect(match(index, text).matches.map(({ error }) => error)).toEqual(['too-many-clients', 'java-pool']);
	});

	test('put a message before a class name', () => {
		const { matches } = match(index, `sqlalchemy.orm.exc.DetachedInstanceError: x\n${POOL}`);
		expect(matches.map(({ error }) => error)).toEqual(['pool-wait', 'detached']);
	});

	test('prefer the template that says more', () => {
		expect(match(index, `${POOL}, connection timed out, timeout 30`).matches[0]?.template).toContain(
			'timeout <float:timeout>',
		);
	});
});

describe('there is no match', () => {
	test.each([
		['a message with a word missing', 'QueuePool limit of size 5 reached'],
		['words in another order', 'limit QueuePool of size 5 overflow 10 reached'],
		['words of a longer identifier', 'MyDetachedInstanceErrors'],
		['a gap that is too long', `Executing ${'word '.repeat(400)} took 3.1 seconds`],
		['an ordinary line', 'INFO pool of 8 threads started'],
		['nothing at all', ''],
	])('for %s', (_, text) => {
		expect(match(index, text).verdict).toBe('unknown');
	});

	test('but codes, exceptions and components in the text are listed', () => {
		const { verdict, recognised } = match(
			index,
			'botocore.errorfactory.ExpiredTokenException: SQLSTATE[HY000] from redis',
		);
		expect(verdict).toBe('unknown');
		expect(recognised).toEqual({
			codes: ['HY000'],
			exceptions: ['ExpiredTokenException'],
			components: ['AWS SDK', 'Redis'],
		});
	});
});

describe('a partial message is possible', () => {
	test.each([
		['cut at the end of the paste', 'InterfaceError: cannot perform operation: another ope', 'asyncpg'],
		['cut by dots', 'cannot perform operation: another op... FAILED', 'asyncpg'],
		['mistyped', 'QueuePoll limit of size 5 overflow 10 reached, connection timed out', 'pool-wait'],
		['with its head lost', '"perform operation: another operation is in progress"', 'asyncpg'],
	])('%s', (_, text, error) => {
		const { verdict, matches } = match(index, text);
		expect([verdict, matches[0]?.error]).toEqual(['possible', error]);
	});

	test('unless the caller does not want it', () => {
		expect(match(index, 'cannot perform operation: another ope', { possible: false }).verdict).toBe('unknown');
	});

	test('but not if another word replaces the missing one', () => {
		expect(match(index, 'cannot perform operation: another statement is in progress').verdict).toBe('unknown');
	});
});

describe('codes', () => {
	test('are known in a link or alone', () => {
		expect(best('(Background on this error at: https://sqlalche.me/e/20/isce)')).toBe('session-in-use');
		expect(best(' 3o7r\n')).toBe('pool-wait');
	});

	test('are possible after a word that announces them', () => {
		expect(match(index, 'pq: SQLSTATE 53300')).toMatchObject({
			verdict: 'possible',
			matches: [{ error: 'too-many-clients' }],
		});
		expect(match(index, 'took 53300 ms').verdict).toBe('unknown');
		expect(match(index, 'SQLSTATE 53300, then again SQLSTATE 53300').matches.map(({ error }) => error)).toEqual([
			'too-many-clients',
		]);
	});
});
