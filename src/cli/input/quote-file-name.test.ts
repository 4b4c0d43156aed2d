import { expect, test } from 'vitest';
import { quoteFileName } from './quote-file-name.ts';

test.each([
	['logs/app-1.log', 'logs/app-1.log'],
	['$(touch pwn) .log', "'$(touch pwn) .log'"],
	["it's;x", String.raw`'it'\''s;x'`],
	['~/a.log', "'~/a.log'"],
	['-rf', './-rf'],
	['--help me', "'./--help me'"],
	['a\u001b[2J.log', undefined],
	['a\nb.log', undefined],
])('%j', (name, word) => {
	expect(quoteFileName(name)).toBe(word);
});
