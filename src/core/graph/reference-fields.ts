import type { Kind } from '../schema/primitives.ts';

/**
 * The front matter fields that name other entries. `*` stands for every item of a list. `to` is the kind of the named
 * entry, or `any` if the value itself contains the kind, as in `runbook:held-connections`.
 */
export const REFERENCE_FIELDS = {
	error: [
		{ path: ['fixes', '*', 'runbook'], to: 'runbook' },
		{ path: ['lookAlikes', '*', 'error'], to: 'error' },
		{ path: ['runbooks', '*'], to: 'runbook' },
		{ path: ['signatures', '*', 'source', 'run'], to: 'snippet' },
		{ path: ['signatures', '*', 'source', 'incident'], to: 'postmortem' },
		{ path: ['snippets', '*'], to: 'snippet' },
		{ path: ['supersedes', '*'], to: 'error' },
	],
	runbook: [
		{ path: ['errors', '*'], to: 'error' },
		{ path: ['services', '*'], to: 'service' },
		{ path: ['discriminators', '*', 'answers', '*', 'runbook'], to: 'runbook' },
	],
	postmortem: [
		{ path: ['services', '*'], to: 'service' },
		{ path: ['errors', '*'], to: 'error' },
		{ path: ['runbooks', '*', 'id'], to: 'runbook' },
		{ path: ['snippets', '*'], to: 'snippet' },
		{ path: ['claims', '*', 'snippet'], to: 'snippet' },
	],
	snippet: [{ path: ['variants', '*', 'expect', 'raises', '*'], to: 'error' }],
	path: [{ path: ['items', '*', 'entry'], to: 'any' }],
	service: [{ path: ['dependencies', '*', 'service'], to: 'service' }],
	term: [{ path: ['see', '*'], to: 'any' }],
} as const satisfies Record<Kind, readonly ReferenceField[]>;

/** Fields with commands, log lines or patterns, in which text that looks like a link is not one. */
export const VERBATIM_FIELDS: ReadonlySet<string> = new Set([
	'check',
	'codes',
	'command',
	'examples',
	'nearMisses',
	'output',
	'pattern',
	'template',
]);

export interface ReferenceField {
	path: readonly string[];
	to: Kind | 'any';
}
