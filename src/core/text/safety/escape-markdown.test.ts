import { expect, test } from 'vitest';
import { markdownToMdast } from 'satteri';
import { escapeMarkdown } from './escape-markdown.ts';
import { FEATURES } from '../../../markdown/features.ts';

test.each([
	'[x](javascript:eval "t")',
	'[x\\](javascript:eval "t")',
	'![x](x.png)',
	'[x][y]',
	'[x]: javascript:alert(1)',
	'<javascript:alert(1)>',
	'<script>alert(1)</script>',
	'a < b, a <- b, C:\\logs\\*.txt',
	'<!-- x -->',
])('%j is the text that it shows', (text) => {
	const root = markdownToMdast(escapeMarkdown(text), { features: FEATURES });
	expect(root).toMatchObject({ children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] });
});

test('text without links and tags stays as it is', () => {
	const text = 'idle_in_transaction takes 5 * 3 s [see below], x > y & z.';
	expect(escapeMarkdown(text)).toBe(text);
});
