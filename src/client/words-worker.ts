/// <reference lib="webworker" />
import type { WordAnswer, WordRequest } from '../core/search/messages.ts';
import { searchWords } from '../core/search/search-words.ts';
import type { WordEntry } from '../core/search/word-entry.ts';
import { buildWordIndex, type WordIndex } from '../core/search/word-index.ts';
import { messageOf } from '../core/text/message-of.ts';
import { href } from './href.ts';
import { request } from './request.ts';

/**
 * Searches words off the main thread. The index comes in files of limited size. The first one contains what an on-call
 * engineer opens first, so it is searched as soon as it arrives; all of them are searched once the others have arrived.
 */
let index: WordIndex | undefined;
let isWhole = false;
/** Requests that have not been answered from the whole index. */
let waiting: WordRequest[] = [];

const MAX_RESULTS = 10;

addEventListener('message', (event: MessageEvent<WordRequest>) => {
	waiting.push(event.data);
	search();
});

load().catch((error: unknown) => answer({ type: 'failed', reason: messageOf(error) }));

async function load(): Promise<void> {
	const { entries, files } = await loadFile(1);
	use(entries, files === 1);
	if (files === 1) return;
	const others = await Promise.all(Array.from({ length: files - 1 }, (_, at) => loadFile(at + 2)));
	use([...entries, ...others.flatMap((each) => each.entries)], true);
}

function use(entries: readonly WordEntry[], whole: boolean): void {
	index = buildWordIndex(entries);
	isWhole = whole;
	search();
}

function search(): void {
	if (!index) return;
	for (const { id, text } of waiting) {
		answer({ type: 'result', id, results: searchWords(index, text, MAX_RESULTS), isWhole });
	}
	if (isWhole) waiting = [];
}

function loadFile(number: number): Promise<WordFile> {
	return request(href(`/api/words/${number}.v1.json`), async (response) => (await response.json()) as WordFile);
}

function answer(message: WordAnswer): void {
	postMessage(message);
}

interface WordFile {
	entries: WordEntry[];
	files: number;
}
