import type { WordAnswer, WordRequest } from '../core/search/messages.ts';
import type { WordResult } from '../core/search/search-words.ts';
import { PATIENCE_S, RequestError } from './load-part.ts';

/**
 * Searches words in a worker of this page, which is started by the first search and shared by all boxes. A search resolves
 * with the results from the part of the index that has arrived. `onMore` gets the results from the whole index if that
 * arrives later. Rejects if the index does not arrive; the next search then tries again.
 */
export function findPages(text: string, onMore?: (results: WordResult[]) => void): Promise<WordResult[]> {
	worker ??= startWorker();
	const current = worker;
	const request: WordRequest = { id: nextId++, text };
	return new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => fail(current, `The list of pages did not arrive within ${START_LIMIT_S} seconds.`),
			START_LIMIT_S * 1000,
		);
		let isAnswered = false;
		pending.set(request.id, {
			answer: (results) => {
				clearTimeout(timer);
				if (isAnswered) onMore?.(results);
				else resolve(results);
				isAnswered = true;
			},
			fail: (reason) => {
				clearTimeout(timer);
				reject(new RequestError(reason));
			},
		});
		current.postMessage(request);
	});
}

let worker: Worker | undefined;
let nextId = 0;
/** Searches that have not been answered from the whole index, by their ids. */
const pending = new Map<number, PendingSearch>();

const START_LIMIT_S = PATIENCE_S + 2;

function startWorker(): Worker {
	const started = new Worker(new URL('./words-worker.ts', import.meta.url), { type: 'module' });
	started.addEventListener('error', () => fail(started, 'A part of this page could not be loaded.'));
	started.addEventListener('message', ({ data }: MessageEvent<WordAnswer>) => {
		if (data.type === 'failed') return fail(started, data.reason);
		pending.get(data.id)?.answer(data.results);
		if (data.isWhole) pending.delete(data.id);
	});
	return started;
}

function fail(failed: Worker, reason: string): void {
	failed.terminate();
	if (worker !== failed) return;
	worker = undefined;
	for (const { fail: failOne } of pending.values()) failOne(reason);
	pending.clear();
}

interface PendingSearch {
	answer: (results: WordResult[]) => void;
	fail: (reason: string) => void;
}
