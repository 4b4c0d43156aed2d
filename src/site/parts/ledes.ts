import type { Kind } from '../../core/schema/primitives.ts';

/** A description of each section. */
export const LEDE_OF = {
	error: 'One page per error message: what it means, what to do, and which errors look like it.',
	runbook: 'Named after the symptom. Mitigation comes first, with the output to expect and when to stop.',
	postmortem: 'What happened, what was believed, and what testing showed.',
	snippet: 'Code that reproduces the failures, with the output of its last run.',
	path: 'Learn the system from its failures, in an order that makes sense.',
	service: 'What depends on what, and what has failed.',
	term: 'Terms used on these pages, each explained in one plain sentence.',
} as const satisfies Record<Kind, string>;
