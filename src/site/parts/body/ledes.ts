import type { Kind } from '../../../core/schema/primitives.ts';

/** A description of each section. */
export const LEDE_OF = {
	error: 'The messages as they are pasted, what each one means, and where it was seen.',
	runbook: 'What to do for an alert or a symptom, with every command and the output to expect.',
	postmortem: 'What broke, how long it lasted, and why.',
	snippet: 'The failing code of the incidents, with the output of its last run.',
	path: 'Learn the system from its failures, in an order that makes sense.',
	service: 'What depends on what, and what has failed.',
	term: 'Terms used on these pages, each explained in one plain sentence.',
} as const satisfies Record<Kind, string>;
