import { describe, expect, test } from 'vitest';
import { match } from '../match.ts';
import { buildIndex } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';

/** The values that a template captures in a text, as the text has them; undefined if it does not match. */
function valuesIn(text: string, template: string): string[] | undefined {
	const templates = [{ template, strength: 'message' as const }];
	const index = loadIndex(buildIndex([{ error: 'x', codes: [], templates, supersedes: [] }]));
	return match(index, text, { possible: false }).matches[0]?.params.map(({ value }) => value);
}

describe('a number that a line break cuts', () => {
	const LIMIT = 'broker queue of size <float> exceeded';

	test.each([
		['broker queue of size 12\r\n34 exceeded', ['1234']],
		['broker queue of size 12\n.5 exceeded', ['12.5']],
		['broker queue of size 12\n34. exceeded', ['1234']],
	])('%j', (text, values) => {
		expect(valuesIn(text, LIMIT)).toEqual(values);
	});
});

describe('quoted text', () => {
	const RELATION = 'broker relation <quoted> does not exist';

	test.each([
		['in URL encoding', 'broker relation %22orders%22 does not exist', ['orders']],
		['in URL encoding with single quotation marks', 'broker relation %27orders%27 does not exist', ['orders']],
		['with a single quotation mark inside doubled ones', 'broker relation ""a"b"" does not exist', ['a"b']],
		['that does not end', 'broker relation %22orders does not exist', undefined],
		['that is not there', 'broker relation %20orders%20 does not exist', undefined],
	])('%s', (_what, text, values) => {
		expect(valuesIn(text, RELATION)).toEqual(values);
	});
});

describe('words that <*> separates', () => {
	const TEMPLATE = 'broker shutdown began <*> queue depth exceeded';
	const AGAIN = 'queue depth began <*> broker shutdown exceeded';
	const filler = (length: number) => 'filler '.repeat(length / 7);

	test.each([
		['near', 'broker shutdown began, then queue depth exceeded', true],
		['up to 800 characters apart', `broker shutdown began ${filler(700)} queue depth exceeded`, true],
		['further apart', `broker shutdown began ${filler(910)} queue depth exceeded`, false],
		['much further apart', `broker shutdown began ${filler(2800)} queue depth exceeded`, false],
		['up to eight lines apart', `broker shutdown began${'\nx'.repeat(7)}\nqueue depth exceeded`, true],
		['more lines apart', `broker shutdown began${'\nx'.repeat(9)}\nqueue depth exceeded`, false],
		['with nothing after the first ones', 'then the broker shutdown began', false],
		['after many beginnings', `${'broker shutdown began, '.repeat(40)} queue depth exceeded`, true],
		[
			'after many beginnings that are too far',
			`${'broker shutdown began, '.repeat(80)}${filler(910)} queue depth exceeded`,
			false,
		],
	])('%s', (_what, text, isFound) => {
		expect(valuesIn(text, TEMPLATE) !== undefined).toBe(isFound);
		// The rarest word may be before or after the gap.
		const swap = { broker: 'queue', shutdown: 'depth', queue: 'broker', depth: 'shutdown' } as Record<string, string>;
		const swapped = text.replace(/broker|shutdown|queue|depth/g, (word) => swap[word] ?? word);
		expect(valuesIn(swapped, AGAIN) !== undefined).toBe(isFound);
	});

	test('across lines with the same prefix', () => {
		const lines = ['broker shutdown', 'began at once', 'and then the queue', 'depth exceeded'];
		expect(valuesIn(lines.map((line) => `web_1  | ${line}`).join('\n'), TEMPLATE)).toEqual([]);
		const many = Array.from({ length: 30 }, () => ['broker shutdown', 'began at once']).flat();
		const apart = [...many, ...Array.from({ length: 12 }, () => 'x'), 'queue depth exceeded'];
		expect(valuesIn(apart.map((line) => `web_1  | ${line}`).join('\n'), TEMPLATE)).toBeUndefined();
	});
});

describe('a message over several lines', () => {
	const TEMPLATE = 'broker queue depth exceeded';

	test.each([
		['with the mark of pytest', 'E   broker queue\nE   depth exceeded', true],
		['with the mark of pytest and an empty line', 'E   broker queue\nE   \nE   depth exceeded', true],
		['with a container name and an empty line', 'web_1  | broker queue\nweb_1  |\nweb_1  | depth exceeded', true],
		['with more than three line breaks', 'broker queue\n\n\n\ndepth exceeded', false],
		['with much white space', `broker queue${' '.repeat(200)}depth exceeded`, false],
		['with a word inside another', 'broker queue xdepth exceeded', false],
		['with another word in between', 'broker queue length depth exceeded', false],
	])('%s', (_what, text, isFound) => {
		expect(valuesIn(text, TEMPLATE) !== undefined).toBe(isFound);
	});

	test('in a script whose first letter is not ASCII', () => {
		const template = 'очередь <*> переполнена навсегда';
		expect(valuesIn('очередь брокера переполнена навсегда', template)).toEqual([]);
		expect(valuesIn('очередь брокера пуста навсегда', template)).toBeUndefined();
	});
});
