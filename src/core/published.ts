import type { AnyDocument, AnyEntry } from './entry.ts';
import type { Audience } from './schema/primitives.ts';

/**
 * An entry as a site for an audience shows it; undefined if the site leaves it out. A public site leaves out drafts and
 * everything internal: where the change that a team made to an entry of a pack is internal, it shows what the pack has.
 */
export function shownTo(entry: AnyEntry, audience: Audience): AnyEntry | undefined {
	const { change } = entry;
	if (change && hiddenBecause(change.by, audience) !== undefined) return shownTo(change.base as AnyEntry, audience);
	return hiddenBecause(entry, audience) === undefined ? entry : undefined;
}

/** The entries that a site for an audience shows, each as it shows it. */
export function entriesFor(audience: Audience, entries: readonly AnyEntry[]): AnyEntry[] {
	return entries.flatMap((entry) => shownTo(entry, audience) ?? []);
}

/** Why a site leaves a page out, for a sentence that begins with its name; undefined if it does not. */
export function hiddenBecause(document: AnyDocument, audience: Audience): string | undefined {
	if (document.kind === 'postmortem' && document.data.status === 'draft') return 'is a draft';
	if (document.kind === 'postmortem' && document.data.status === 'in-review') return 'is in review';
	return audience === 'public' && document.data.audience === 'internal' ? 'is internal' : undefined;
}
