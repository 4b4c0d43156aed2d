import { describe, expect, test } from 'vitest';
import { NO_BODY, type AnyDocument } from '../entry.ts';
import { buildRuleInput } from './content.ts';
import { derivedFigure, isDerivedField } from './derived-figure.ts';

/** The figures that the rule quotes from a postmortem with this front matter and body. */
function figuresIn(data: object, body = ''): string[] {
	const document: AnyDocument = {
		kind: 'postmortem',
		id: 'x',
		file: 'content/postmortems/x.mdx',
		data,
		body: { ...NO_BODY, texts: [{ text: body, position: { at: 'source', line: 20, column: 3 } }] },
		locate: () => ({ at: 'unknown' }),
	};
	const content = buildRuleInput({
		documents: [document],
		faults: [],
		runs: [],
		tags: undefined,
		isRendered: () => true,
	});
	return derivedFigure.check(content).map(({ message }) => /^"(.*?)" is/.exec(message)?.[1] ?? message);
}

test.each([
	['Requests were 99.7 % faster after the fix.', '99.7 % faster'],
	['That is 99.9% reduction of errors.', '99.9% reduction'],
	['Leaks were 100 % eliminated.', '100 % eliminated'],
	['The pool now has 160 % capacity.', '160 % capacity'],
	['Errors: -40 %', '-40 %'],
	['Use fell (−40 %).', '−40 %'],
	['Capacity grew by 2.5×.', 'by 2.5×'],
	['Errors fell by 40 percent.', 'by 40 percent'],
	['It is 3 times faster.', '3 times faster'],
	['It is 10x more.', '10x more'],
	['TTM was 30 minutes.', 'TTM was 30'],
	['The time to resolve: 95 min', 'time to resolve: 95'],
])('%j has a derived figure', (text, figure) => {
	expect(figuresIn({ summary: text })).toEqual([figure]);
	expect(figuresIn({}, text)).toEqual([figure]);
});

test.each([
	'15 % of requests failed, 150 of 1,000.',
	'Use of the pool was 40-60 %, then 5 % - 10 %.',
	'The alert fires at 80 % of the pool, above 5 % errors.',
	'The database was at 100 % of its capacity.',
	'The source says "99.7 % faster" and “-40 %”.',
	'The column `+160%` is computed there.',
	'Retried up to 3 times with back-off, every 2 minutes.',
	'Workers × (pool size + overflow) is 16 × 52 = 832.',
	'The TTL was 30 minutes.',
	'Multiplied by 2 workers.',
])('%j has no derived figure', (text) => {
	expect(figuresIn({ summary: text }, text)).toEqual([]);
});

test('a field is derived by its name', () => {
	const names = ['TTD', 'timeToDetect', 'time_to_detect', 'Duration_ms', 'timetolive', 'timeTo', 'exchange'];
	expect(names.filter(isDerivedField)).toEqual(['TTD', 'timeToDetect', 'time_to_detect', 'Duration_ms']);
});

describe('places', () => {
	test('claims, sources and evidence may quote figures', () => {
		const text = 'Requests were 99.7 % faster.';
		expect(
			figuresIn({ claims: [{ text, note: text }], sources: [{ note: text }], timeline: [{ evidence: text }] }),
		).toEqual([]);
	});

	test('two figures in one text are two findings', () => {
		expect(figuresIn({ summary: 'First 10 % faster, then 20 % slower.' })).toEqual(['10 % faster', '20 % slower']);
	});
});
