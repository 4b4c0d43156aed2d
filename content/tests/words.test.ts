import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openKnowledge } from '../../src/cli/knowledge.ts';
import { searchWords } from '../../src/core/search/search-words.ts';
import { wordEntriesOf } from '../../src/core/search/word-entries.ts';
import { buildWordIndex } from '../../src/core/search/word-index.ts';

const knowledge = await openKnowledge({ content: 'content', baseUrl: 'https://kb.example', warn: () => undefined });
if ('problem' in knowledge) throw new Error(knowledge.problem);
const index = buildWordIndex(wordEntriesOf(await knowledge.loadGraph()));

/**
 * What people type, as written by them: alert names, codes, words, spellings with mistakes. `first` is the page that should
 * come first.
 */
const QUERIES = readFileSync(path.join(import.meta.dirname, 'words.jsonl'), 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as { query: string; first: string });

test(`of ${QUERIES.length} queries, at least 90 % find the right page first, and all find it among the first five`, () => {
	const places = QUERIES.map(({ query, first }) => {
		const found = searchWords(index, query, 5).map(({ entry }) => `${entry.kind}:${entry.id}`);
		return { query, first, place: found.indexOf(first), found };
	});
	const notFirst = places.filter(({ place }) => place !== 0);
	console.info(`first: ${QUERIES.length - notFirst.length} of ${QUERIES.length}`);
	for (const { query, first, found } of notFirst) console.info(`${query}: not ${first}, but ${found.join(', ')}`);
	expect(places.filter(({ place }) => place === -1)).toEqual([]);
	expect(notFirst.length).toBeLessThanOrEqual(QUERIES.length * 0.1);
});
