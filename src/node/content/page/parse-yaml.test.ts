import { describe, expect, test } from 'vitest';
import { parseYaml } from './parse-yaml.ts';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';

const parse = (source: string, firstLine = 1) => parseYaml(source, { file: 'content/x.mdx', firstLine });
const at = (line: number, column: number) => ({ at: 'source', line, column });

describe('positions', () => {
	const yaml = parse('title: One\nerrors: [a, bb]\nfixes:\n  - text: See [x](error:a).\n    runbook: r\n', 2);

	test('of a value point to its first character', () => {
		expect(yaml.locate(['title'])).toEqual(at(2, 8));
		expect(yaml.locate(['errors', 1])).toEqual(at(3, 13));
		expect(yaml.locate(['fixes', 0, 'runbook'])).toEqual(at(6, 14));
	});

	test('of a text inside a value point to that text', () => {
		expect(yaml.locate(['fixes', 0, 'text'], 'error:a')).toEqual(at(5, 19));
		expect(yaml.locate(['fixes', 0, 'text'], 'nowhere')).toEqual(at(5, 11));
	});

	test('of a missing value point to its parent', () => {
		expect(yaml.locate(['fixes', 0, 'nothing', 1])).toEqual(at(5, 5));
		expect(yaml.locate(['nothing'])).toEqual(at(2, 1));
	});

	test('of a field point to its name', () => {
		expect(yaml.locateKey(['fixes', 0, 'runbook'])).toEqual(at(6, 5));
	});

	test('in an empty document are unknown', () => {
		expect(parse('').locate(['title'])).toEqual({ at: 'unknown' });
	});
});

describe('values', () => {
	test('plain days and times that exist are dates, others are text', () => {
		expect(parse('a: 2024-12-05\nb: 2024-02-31\nc: "2024-12-05"\nd: 2024-12-05T09:30:00Z\n').value).toEqual({
			a: new Date('2024-12-05T00:00:00Z'),
			b: '2024-02-31',
			c: '2024-12-05',
			d: new Date('2024-12-05T09:30:00Z'),
		});
	});

	test('yes, no, on and off are text, as in YAML 1.2', () => {
		expect(parse('[yes, no, on, off, true]').value).toEqual(['yes', 'no', 'on', 'off', true]);
	});

	test('an empty document is null', () => {
		expect(parse('# nothing\n')).toMatchObject({ value: null, faults: [] });
	});
});

describe('malformed documents', () => {
	test.each([
		['an unclosed quote, where it opens', 'a: 1\nb: "x\nc: 2\n', at(2, 4), 'OPEN_QUOTE'],
		['a colon in plain text', 'a: It said: no\n', at(1, 4), 'BLOCK_AS_IMPLICIT_KEY'],
		['a tab', 'a:\n\t- x\n', at(2, 1), 'TAB_AS_INDENT'],
		['a doubled field', 'a: 1\nb: 1\na: 2\n', at(3, 1), 'DUPLICATE_KEY'],
		['an alias to nothing', 'a: 1\nb: *c\n', at(2, 4), 'BAD_ALIAS'],
		['an unknown type', 'a: !x 1\n', at(1, 4), 'TAG_RESOLVE_FAILED'],
		['a second document', 'a: 1\n---\nb: 2\n', at(2, 1), 'MULTIPLE_DOCS'],
	])('%s', (_, source, position, code) => {
		expect(parse(source).faults).toMatchObject([{ rule: 'malformed-yaml', position, code }]);
	});

	test('an alias bomb is rejected', () => {
		const bomb =
			'a: &a [1]\n' +
			'bcdefgh'.replace(/./g, (name, at: number) => {
				const before = 'abcdefg'[at];
				return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]\n`;
			});
		expect(parse(bomb)).toMatchObject({ value: undefined, faults: [{ code: 'BAD_ALIAS' }] });
	});

	test('doubled fields do not hide the rest', () => {
		expect(parse('a: 1\na: 2\nb: 3\n').value).toMatchObject({ b: 3 });
	});

	test('errors that follow from a first syntax error are not reported', () => {
		expect(parse('a: [1\nb: {2\nc: "3\n').faults).toHaveLength(1);
	});
});

test.each([
	['a: 2024-12-05 09:30:00', 'date'],
	['a: 2024-12-05T09:30:00+02:00', 'date'],
	['a: 1_000', 'number'],
	['a: 0b11', 'number'],
	['a: Fixed in #12', 'comment'],
	['<<: { a: 1 }', 'merge'],
])('%j is ambiguous', (source, reason) => {
	expect(parse(source).faults).toMatchObject([{ rule: 'ambiguous-yaml', reason }]);
});

test.each(['a: 2024-12-05', "a: '1_000'", 'a: one # two', 'a: C#', 'a: "Fixed in #12"', 'a: 10:30', 'a: 1e3'])(
	'%j is not ambiguous',
	(source) => {
		expect(parse(source).faults).toEqual([]);
	},
);

describe('hidden characters', () => {
	test('are found in escapes', () => {
		expect(parse('title: "a\\u200bb"\nx: ok\ny: ["\\u200b", "\\x85"]\n').faults).toMatchObject([
			{ rule: 'hidden-character', codePoint: 0x200b, as: 'escape', position: at(1, 8), lines: [1, 3] },
			{ rule: 'hidden-character', codePoint: 0x85, as: 'escape', position: at(3, 15) },
		]);
	});

	test('are found in names of fields', () => {
		expect(parse('"ti\\u2060tle": x\n').faults).toMatchObject([{ codePoint: 0x2060, position: at(1, 1) }]);
	});

	test("may be escaped in examples of a program's output", () => {
		expect(parse('examples: ["a\\u200bb"]\nnearMisses:\n  - "\\u202e"\n').faults).toEqual([]);
	});

	test('are not produced by escapes in other quotes', () => {
		expect(parse("title: 'a\\u200bb'\n").faults).toEqual([]);
	});
});

describe('YAML that would take forever', () => {
	const fill = (text: string) => text.repeat(Math.ceil(900_000 / text.length));

	test.each([
		['brackets', `a: ${fill('[')}`],
		['closed brackets', `a: ${'['.repeat(400_000)}${']'.repeat(400_000)}`],
		['mappings', `a: ${fill('{a: ')}`],
		['lists on one line', `a:\n  ${fill('- ')}x`],
		['keys that are mappings', fill('? ')],
		['keys that are lists', `a: ${fill('[? ')}`],
		['fields below fields', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
		['many fields', Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n')],
		['one field many times', fill('a: 1\n')],
		['thirty levels', `a: ${'['.repeat(30)}${']'.repeat(30)}`],
	])('%s is one fault, at once', (_, source) => {
		const before = cpuMs();
		const { value, faults } = parse(source);
		expect(cpuMs() - before).toBeLessThan(8000);
		expect(value).toBeUndefined();
		expect(faults).toHaveLength(1);
		expect(['deep-nesting', 'malformed-yaml']).toContain(faults[0]?.rule);
	});

	test('a value that is repeated a thousand times is checked once', () => {
		const lines = Array.from({ length: 20 }, (_, i) => `k${i + 1}: &a${i + 1} [*a${i}, *a${i}]`);
		const before = cpuMs();
		expect(parse(['k0: &a0 [1]', ...lines].join('\n')).value).toBeUndefined();
		expect(cpuMs() - before).toBeLessThan(2000);
	});
});
