import type { AnyEntry, Entry } from '../core/entry.ts';
import { addressOf } from '../core/address/address.ts';
import { buildGraph, type Graph } from '../core/graph/index.ts';
import { entriesFor } from '../core/audience.ts';
import { KINDS, type Kind } from '../core/schema/primitives.ts';
import { AUDIENCE } from '../node/places.ts';
import { content } from './content.ts';
import { href } from './settings.ts';

/** The data for all pages: the entries and their graph. */
export async function library(): Promise<Library> {
	const loaded = await content();
	const cached = libraries.get(loaded);
	if (cached) return cached;
	// In development, authors see their drafts and internal entries too.
	const shown = import.meta.env.DEV ? loaded.entries : entriesFor(AUDIENCE, loaded.entries);
	const entries = KINDS.flatMap((kind) => shown.filter((entry) => entry.kind === kind));
	const fresh = { entries, graph: buildGraph(entries) };
	libraries.set(loaded, fresh);
	return fresh;
}
const libraries = new WeakMap<object, Library>();

/** Entries of one kind, ordered by title. */
export async function entriesOf<K extends Kind>(kind: K): Promise<Entry<K>[]> {
	const { entries } = await library();
	return entries
		.filter((entry): entry is Extract<AnyEntry, { kind: K }> => entry.kind === kind)
		.sort((a, b) => a.data.title.localeCompare(b.data.title, 'en')) as unknown as Entry<K>[];
}

/** Like `linkTo`, but returns undefined for an entry of a pack that the settings do not choose. */
export async function findLink(ref: string): Promise<EntryLink | undefined> {
	const [entryRef = ref] = ref.split('#', 1);
	return (await content()).omitted.has(entryRef) ? undefined : linkTo(ref);
}

/** The link to an entry: its address, its title and its kind. Rejects if there is no such entry. */
export async function linkTo(ref: string): Promise<EntryLink> {
	return toLink(await entryOf(ref), ref.split('#')[1]);
}

/** The entry that a reference names, with or without an anchor. Rejects if there is no such entry. */
export async function entryOf(ref: string): Promise<AnyEntry> {
	const { graph } = await library();
	const entry = graph.resolve(ref);
	if (!entry) throw new Error(`No entry is called "${ref}". Run "npm run check" to find the file that links to it.`);
	return entry;
}

/** The link to an entry that is already loaded. */
export function toLink(entry: AnyEntry, anchor?: string): EntryLink {
	const path = addressOf(entry.kind, entry.id);
	return {
		ref: `${entry.kind}:${entry.id}`,
		kind: entry.kind,
		id: entry.id,
		path: anchor === undefined ? path : `${path}#${anchor}`,
		href: href(anchor === undefined ? path : `${path}#${anchor}`),
		title: entry.data.title,
	};
}

export interface Library {
	entries: readonly AnyEntry[];
	graph: Graph;
}

export interface EntryLink {
	ref: string;
	kind: Kind;
	id: string;
	/** The path on the site, without the base path. `urlOf` turns it into a complete address. */
	path: string;
	/** The address to link to from a page, with the base path. */
	href: string;
	title: string;
}
