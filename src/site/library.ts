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
	const known = libraries.get(loaded);
	if (known) return known;
	// Authors see their drafts and what is internal while they write.
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

/** The same, or undefined for an entry of a pack that the settings do not choose. */
export async function findLink(ref: string): Promise<EntryLink | undefined> {
	const [plain = ref] = ref.split('#', 1);
	return (await content()).omitted.has(plain) ? undefined : linkTo(ref);
}

/** What a link to an entry needs: its address, its title and its kind. */
export async function linkTo(ref: string): Promise<EntryLink> {
	const { graph } = await library();
	const [plain = ref, anchor] = ref.split('#');
	const entry = graph.resolve(plain);
	if (!entry) throw new Error(`No entry is called "${ref}". Run "npm run check" to find the file that links to it.`);
	return toLink(entry, anchor);
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
	/** Site path: it names the page, and becomes a complete address with `urlOf`. */
	path: string;
	/** For a link on a page. */
	href: string;
	title: string;
}
