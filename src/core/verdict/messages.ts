import type { MatchResult } from '../match/runtime.ts';

/** What the page asks of the matcher's worker. */
export interface MatchRequest {
	/** Counts up; an answer names the request it belongs to. */
	id: number;
	text: string;
}

/** What the worker says. `ready` comes once, before any result. */
export type MatchAnswer =
	| { type: 'ready'; errors: number }
	| { type: 'result'; id: number; result: MatchResult; /** Time in the matcher alone. */ ms: number }
	| { type: 'failed'; reason: string };
