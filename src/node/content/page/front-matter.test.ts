import { expect, test } from 'vitest';
import { splitFrontMatter } from './front-matter.ts';

test('splits fields and body and returns their lines', () => {
	expect(splitFrontMatter('---\na: 1\nb: 2\n---\n\nText\n')).toEqual({
		found: true,
		yaml: 'a: 1\nb: 2\n',
		yamlLine: 2,
		body: '\nText\n',
		bodyLine: 5,
	});
});

test('accepts Windows line endings and a file that ends with the closing line', () => {
	expect(splitFrontMatter('---\r\na: 1\r\n---')).toMatchObject({ found: true, yaml: 'a: 1\r\n', body: '' });
});

test('a line inside the fields that only starts with dashes closes nothing', () => {
	expect(splitFrontMatter('---\na: |\n  ---\n  x\n---\n')).toMatchObject({ yaml: 'a: |\n  ---\n  x\n' });
});

test.each([
	['', 'absent'],
	['Text\n', 'absent'],
	['\n---\na: 1\n---\n', 'absent'],
	['---\na: 1\n', 'unclosed'],
	['---', 'absent'],
])('%j has no front matter: %s', (source, reason) => {
	expect(splitFrontMatter(source)).toEqual({ found: false, reason, line: 1 });
});

test.each([
	['---\na: 1\n--- b\n---\n', 3],
	['---\na: 1\n----\nText\n---\n', 3],
	['---\na: |\n  x\n+++\n---\n', 4],
	['---\n---b\n---\n', 2],
	['---\na: 1\n---\u2028\n', 3],
	['---\na: 1\n---\rb\n', 3],
])('in %j a line that starts like the closing line ends the fields early', (source, line) => {
	expect(splitFrontMatter(source)).toEqual({ found: false, reason: 'closed early', line });
});

test.each(['\u2028', '\u2029', '\r', '\u0085', '\f', '\v'])(
	'%j does not end a line, so it does not end the fields',
	(separator) => {
		const source = `---\na: |\n  One.${separator}---\n  ~~~text\n---\n\nText\n`;
		expect(splitFrontMatter(source)).toMatchObject({ found: true, body: '\nText\n', bodyLine: 6 });
	},
);

test('a byte order mark is not part of the fields', () => {
	expect(splitFrontMatter('\uFEFF---\na: 1\n---\nText')).toMatchObject({ found: true, yaml: 'a: 1\n', body: 'Text' });
});
