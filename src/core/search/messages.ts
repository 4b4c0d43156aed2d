import type { WordResult } from './search-words.ts';

/** A request from the page to the worker that searches words. */
export interface WordRequest {
	/** Increasing number, which the answer repeats. */
	id: number;
	text: string;
}

/** A message from the worker. A request is answered again when the rest of the index has arrived. */
export type WordAnswer =
	| {
			type: 'result';
			id: number;
			results: WordResult[];
			/** Whether the whole index has been searched. */ isWhole: boolean;
	  }
	| { type: 'failed'; reason: string };
