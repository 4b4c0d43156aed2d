import { expect, test } from 'vitest';
import { CODE_BEGINS, CODE_ENDS, INLINE_COMMAND, indexPage, PART_ENDS } from './index-page.ts';
import { markWords, matchingSentence } from './sentence.ts';

const CONTENT = `Save the pool state. ${CODE_BEGINS} kubectl get pods -l pool. A leak in the pool of code. ${CODE_ENDS} Then look for the leak in the pool of each replica. A leak is slow.`;

test('the sentence with most of the words is found, and code is not a sentence', () => {
	expect(matchingSentence(CONTENT, 'leaks pool')).toBe('Then look for the leak in the pool of each replica.');
	expect(matchingSentence(CONTENT, 'kubectl')).toBeUndefined();
	expect(matchingSentence('', 'leak')).toBeUndefined();
});

test('labels and headings are not part of a sentence, and a sentence with a command is left out', () => {
	const content = `Abort if ${PART_ENDS} New pods of the pool fail. ${PART_ENDS} Undo ${PART_ENDS} Run ${INLINE_COMMAND} kubectl rollout undo for the pool.`;
	expect(matchingSentence(content, 'pool')).toBe('New pods of the pool fail.');
	expect(matchingSentence(content, 'rollout undo')).toBeUndefined();
	expect(indexPage('<dt>Undo</dt><dd>Run <code>a b</code>, <code>c</code></dd>')).toBe(
		`<dt>Undo ${PART_ENDS} </dt><dd>Run <code>${INLINE_COMMAND} a b</code>, <code>c</code> ${PART_ENDS} </dd>`,
	);
});

test.each([
	['Connections leak; the leaks grow.', 'leak', ['', 'leak', 'leaks']],
	['No word of it', 'pool', []],
	['Unleaked', 'leak', []],
])('in "%s" the words of "%s" are marked', (text, query, marked) => {
	const parts = markWords(text, query);
	expect(parts.join('')).toBe(text);
	expect(parts.filter((_, at) => at % 2 === 1)).toEqual(marked.filter(Boolean));
});

test('a page for the index has marks around its code, a summary and the values to sort by', () => {
	const html =
		'<article data-pagefind-body><h1 data-x>T</h1><p class="lede">S</p><pre class="a">x</pre></article><time datetime="2026-11-30T01:37:33.000Z">';
	expect(indexPage(html)).toBe(
		`<article data-pagefind-body data-pagefind-sort="edited:20261130"><h1 data-pagefind-sort="title" data-x>T ${PART_ENDS} </h1><p class="lede" data-pagefind-meta="summary">S</p><pre class="a">${CODE_BEGINS} x ${CODE_ENDS}</pre></article><time datetime="2026-11-30T01:37:33.000Z">`,
	);
	expect(indexPage('<p>nothing of it</p>')).toBe('<p>nothing of it</p>');
});
