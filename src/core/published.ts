import type { AnyEntry } from './entry.ts';

/** Whether a public site shows an entry. It leaves out drafts and internal postmortems. */
export function isPublished(entry: AnyEntry): boolean {
	return entry.kind !== 'postmortem' || (entry.data.status === 'published' && entry.data.visibility === 'public');
}
