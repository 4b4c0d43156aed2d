import { expect, test } from 'vitest';
import { splitFrontMatter } from './front-matter.ts';

test('splits fields and body and knows their lines', () => {
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
])('%j has none: %s', (source, reason) => {
	expect(splitFrontMatter(source)).toEqual({ found: false, reason });
});
