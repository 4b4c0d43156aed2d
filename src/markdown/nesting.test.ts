import { describe, expect, test } from 'vitest';
import { findExcessiveMarks } from './nesting.ts';
import { parseBody } from './parse-body.ts';
import { cpuMs } from '../../tests/support/cpu-ms.ts';

const parse = (source: string) => parseBody(source, { file: 'content/x.mdx', firstLine: 3 });

/** Five megabytes, more than any file may have. Shorter texts take less time. */
const SIZE = 5_000_000;
const fill = (text: string) => text.repeat(Math.ceil(SIZE / text.length));

describe('texts that would crash the parser', () => {
	// Measured limits: the parser ends the process at about 6,600 brackets or 18,000 tags, and the build of the site fails
	// at 260 lists or 3,000 components.
	test.each([
		['lists', `${'- '.repeat(260)}x`],
		['lists of several kinds', `${'- 1. + * '.repeat(65)}x`],
		['lists by tabs', `${'-\t'.repeat(260)}x`],
		['quotations', `${'> '.repeat(260)}x`],
		['quotations without spaces', `${'>'.repeat(260)}x`],
		[
			'lists, each inside the list of the line above',
			Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
		],
		['components on one line', `${'<Note>'.repeat(3000)}x${'</Note>'.repeat(3000)}`],
		['components', `${'<Note>\n\n'.repeat(60)}x\n\n${'</Note>\n\n'.repeat(60)}`],
		['fragments', `${'<>'.repeat(3000)}x${'</>'.repeat(3000)}`],
		['emphasis', `${'*a '.repeat(60)}x${' a*'.repeat(60)}`],
		['strong emphasis', `${'*'.repeat(200)}x${'*'.repeat(200)}`],
		['brackets in an expression', `{${'['.repeat(7000)}1${']'.repeat(7000)}}`],
		['brackets in an import', `export const a = ${'('.repeat(7000)}1${')'.repeat(7000)}`],
		['brackets in an attribute', `<Note a={${'['.repeat(7000)}1${']'.repeat(7000)}}>x</Note>`],
		['entities', '&amp;'.repeat(20_000)],
	])('%s are one fault in place of facts', (_, source) => {
		const { facts, faults } = parse(source);
		expect(faults).toMatchObject([{ rule: 'deep-nesting' }]);
		expect(facts.texts).toEqual([]);
	});

	test.each(['+ ', '> ', '>', '1. ', '<Note>', '[', '{', '(', '&amp;', '*a ', '_', '~~*', '<', '<Note>\n- '])(
		'five megabytes of %j are checked in one pass',
		(text) => {
			const source = fill(text);
			const before = cpuMs();
			expect(findExcessiveMarks(source)).toBeDefined();
			expect(cpuMs() - before).toBeLessThan(10_000);
		},
	);

	test.each(['Words of a sentence, and more of them.\n', '- ', '- a\n\n  '])(
		'five megabytes of %j have no fault',
		(text) => {
			const before = cpuMs();
			expect(findExcessiveMarks(fill(text))).toBeUndefined();
			expect(cpuMs() - before).toBeLessThan(10_000);
		},
	);
});

test.each([
	`${'- '.repeat(11)}x`,
	'* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * *',
	Array.from({ length: 10 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
	'> > > a\n> b',
	'<Note>\n\n- a\n  - *b **c***\n\n</Note>',
])('%j is nested like ordinary text', (source) => {
	expect(parse(source).faults).toEqual([]);
});

test('a line that opens too many levels is reported', () => {
	expect(parse(`Text.\n\n${'- '.repeat(30)}x`).faults).toMatchObject([
		{ what: 'line', found: 30, position: { at: 'source', line: 5 } },
	]);
});
