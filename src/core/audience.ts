import type { AnyDocument, AnyEntry } from './entry.ts';
import type { Audience } from './schema/primitives.ts';

/**
 * Returns the entry as this audience sees it, or undefined if it is hidden. Drafts and pages in review are hidden from every
 * audience, and internal entries from the public. If a team's change to a pack's entry is hidden from this audience, the
 * original is returned instead.
 */
export function shownTo(entry: AnyEntry, audience: Audience): AnyEntry | undefined {
	const { change } = entry;
	if (change && hiddenBecause(change.by, audience) !== undefined) return shownTo(change.base, audience);
	return hiddenBecause(entry, audience) === undefined ? entry : undefined;
}

/** The entries that this audience sees, each as `shownTo` returns it. */
export function entriesFor(audience: Audience, entries: readonly AnyEntry[]): AnyEntry[] {
	return entries.flatMap((entry) => shownTo(entry, audience) ?? []);
}

/**
 * Why a page is hidden from an audience, as a predicate that follows its name ("is a draft"); undefined if it is shown.
 */
export function hiddenBecause(document: AnyDocument, audience: Audience): string | undefined {
	if (document.kind === 'postmortem' && document.data.status === 'draft') return 'is a draft';
	if (document.kind === 'postmortem' && document.data.status === 'in-review') return 'is in review';
	return audience === 'public' && document.data.audience === 'internal' ? 'is internal' : undefined;
}
