import { describe, expect, test } from 'vitest';
import { parseInline, plainText } from './inline.ts';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';

describe('parseInline', () => {
	test('finds code and links between plain words', () => {
		expect(parseInline('Run `SHOW POOLS` as in [the runbook](runbook:pgbouncer) now')).toEqual([
			{ kind: 'text', text: 'Run ' },
			{ kind: 'code', text: 'SHOW POOLS' },
			{ kind: 'text', text: ' as in ' },
			{ kind: 'link', text: 'the runbook', to: 'runbook:pgbouncer' },
			{ kind: 'text', text: ' now' },
		]);
	});

	test('keeps an unbalanced mark as plain text', () => {
		expect(parseInline('a ` b [c] (d)')).toEqual([{ kind: 'text', text: 'a ` b [c] (d)' }]);
	});

	test('does not read brackets inside code as a link', () => {
		expect(parseInline('`x[0](y:z)`')).toEqual([{ kind: 'code', text: 'x[0](y:z)' }]);
	});
});

test.each(['[a](', '[', '[a](b:c', '` ', ']('])('800,000 characters of %j take no time', (text) => {
	const before = cpuMs();
	parseInline(`${text.repeat(Math.ceil(800_000 / text.length))}](`);
	expect(cpuMs() - before).toBeLessThan(3000);
});

test('plainText drops the marks and leaves the words', () => {
	expect(plainText('`isce` in [a page](error:x)')).toBe('isce in a page');
});
