import { expect, test } from 'vitest';
import { splitBeforeSection } from './split-markdown.ts';

const TEXT = '## Steps\n\n```sh\n## not a heading\n```\n\n### Part\n\n## Background\n\nLast.\n\n## More';

test('splits before the heading with a number', () => {
	expect(splitBeforeSection(TEXT, 1)).toEqual([
		'## Steps\n\n```sh\n## not a heading\n```\n\n### Part',
		'## Background\n\nLast.\n\n## More',
	]);
	expect(splitBeforeSection(TEXT, 0)).toEqual(['', TEXT]);
});

test('a longer fence may hold a shorter one', () => {
	const text = '````md\n```\n## inside\n```\n````\n\n## After';
	expect(splitBeforeSection(text, 0)).toEqual(['````md\n```\n## inside\n```\n````', '## After']);
});

test('a fence with a language does not close a fence', () => {
	const text = '```md\n```sh\n## inside\n```\n\n## After';
	expect(splitBeforeSection(text, 0)).toEqual(['```md\n```sh\n## inside\n```', '## After']);
});

test('everything is before a heading that does not exist', () => {
	expect(splitBeforeSection(TEXT, 3)).toEqual([TEXT, '']);
	expect(splitBeforeSection('', 0)).toEqual(['', '']);
});
