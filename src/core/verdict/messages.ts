import type { MatchResult } from '../match/runtime.ts';

/** A request from the page to the matcher's worker. */
export interface MatchRequest {
	/** Increasing number, which the answer repeats. */
	id: number;
	text: string;
}

/** A message from the worker. `ready` comes once, before any result. */
export type MatchAnswer =
	| { type: 'ready'; /** Number of errors in the index. */ errors: number }
	| { type: 'result'; id: number; result: MatchResult; /** Time spent in the matcher. */ ms: number }
	| { type: 'failed'; reason: string };
