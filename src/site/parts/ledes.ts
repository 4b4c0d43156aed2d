import type { Kind } from '../../core/schema/primitives.ts';

/** A description of each section. */
export const LEDE_OF = {
	error: 'One page for each concrete message: what it means, what to do, and what it is confused with.',
	runbook: 'Named for the symptom. Mitigation first, with the output to expect and the point at which to stop.',
	postmortem: 'What happened, what was believed, and what testing showed.',
	snippet: 'The failing code of the incidents, with the output of its last run.',
	path: 'Learn the system from its failures, in an order that makes sense.',
	service: 'What depends on what, and where it has failed.',
	term: 'Words used on these pages, each in one plain sentence.',
} as const satisfies Record<Kind, string>;
