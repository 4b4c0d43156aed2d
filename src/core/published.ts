import type { AnyEntry } from './entry.ts';

/** Whether a public site shows an entry: drafts and internal postmortems stay out of it. */
export function isPublished(entry: AnyEntry): boolean {
	return entry.kind !== 'postmortem' || (entry.data.status === 'published' && entry.data.visibility === 'public');
}
