import type { Kind } from '../schema/primitives.ts';
import { slugOf } from '../text/slug.ts';

/** The path of an entry's page on the site, with a slash at both ends. Glossary terms are anchors on one page. */
export function addressOf(kind: Kind, id: string): string {
	return kind === 'term' ? `${SECTION_OF.term}#${id}` : `${SECTION_OF[kind]}${id}/`;
}

/** Path of the page of a team, from its name. */
export function teamAddress(team: string): string {
	return `/teams/${slugOf(team)}/`;
}

/** Path of the list of each kind. */
export const SECTION_OF = {
	error: '/errors/',
	runbook: '/runbooks/',
	postmortem: '/postmortems/',
	snippet: '/snippets/',
	path: '/learn/',
	service: '/services/',
	term: '/glossary/',
} as const satisfies Record<Kind, string>;

/** The name of one entry of each kind, and the heading of the list of that kind. */
export const NAME_OF = {
	error: { one: 'Error', many: 'Errors' },
	runbook: { one: 'Runbook', many: 'Runbooks' },
	postmortem: { one: 'Postmortem', many: 'Postmortems' },
	snippet: { one: 'Snippet', many: 'Snippets' },
	path: { one: 'Learning path', many: 'Learn' },
	service: { one: 'Service', many: 'Services' },
	term: { one: 'Term', many: 'Glossary' },
} as const satisfies Record<Kind, { one: string; many: string }>;
