import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openKnowledge } from '../../cli/knowledge.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { searchWords } from './search-words.ts';
import { wordEntriesOf } from './word-entries.ts';
import { buildWordIndex } from './word-index.ts';

const knowledge = await openKnowledge({
	content: CONTENT_FOLDER,
	baseUrl: 'https://kb.example',
	warn: () => undefined,
});
if ('problem' in knowledge) throw new Error(knowledge.problem);
const graph = await knowledge.loadGraph();
const entries = wordEntriesOf(graph);

test('there is one for each entry and each alert, alerts and runbooks first', () => {
	const kinds = [...new Set(entries.map(({ kind }) => kind))];
	expect(kinds.slice(0, 3)).toEqual(['alert', 'runbook', 'error']);
	expect(entries.filter(({ kind }) => kind !== 'alert').length).toBe(graph.documents.length);
	expect(new Set(entries.map(({ kind, id }) => `${kind}:${id}`)).size).toBe(entries.length);
});

test('each has a title, one line without markup, and no word twice', () => {
	for (const { id, title, line, near = '', text = '' } of entries) {
		expect(title, id).not.toBe('');
		expect(line, id).toMatch(/^[^\n`]+$/);
		expect(line.length, id).toBeLessThanOrEqual(141);
		for (const words of [near.split(' '), text.split(' ')]) expect(new Set(words).size, id).toBe(words.length);
	}
});

test('an alert with several causes says so, and asks its first question', () => {
	const lines = entries.filter(({ kind }) => kind === 'alert').map(({ line }) => line);
	expect(lines.some((line) => /^\d possible causes\. First question: .+/.test(line))).toBe(true);
});

test('every entry is found by its title, and every error by its codes', () => {
	const index = buildWordIndex(entries);
	for (const { kind, id, title, names = [] } of entries) {
		expect(
			searchWords(index, title, 5).map(({ entry }) => entry.id),
			title,
		).toContain(id);
		if (kind === 'error') for (const code of names) expect(searchWords(index, code, 1)[0]?.entry.id, code).toBe(id);
	}
});

test('an entry takes about 100 bytes after compression', () => {
	const json = JSON.stringify(entries);
	const bytes = brotliCompressSync(json).length / entries.length;
	console.info(
		`${entries.length} entries, each ${Math.round(json.length / entries.length)} bytes, ${Math.round(bytes)} after brotli`,
	);
	expect(bytes).toBeLessThan(160);
});
