import { getCollection, type CollectionEntry } from 'astro:content';
import type { AnyEntry, Entry } from '../core/entry.ts';
import { addressOf } from '../core/address/address.ts';
import { buildGraph, type Graph } from '../core/graph/index.ts';
import { FOLDER_OF, KINDS, type Kind } from '../core/schema/primitives.ts';
import { parseBody } from '../markdown/parse-body.ts';
import { CONTENT_FOLDER } from '../node/places.ts';

/** Everything the pages draw from: the entries, the graph over them, and Astro's own entries for rendering. */
export function library(): Promise<Library> {
	if (import.meta.env.DEV) return load();
	loading ??= load();
	return loading;
}
let loading: Promise<Library> | undefined;

async function load(): Promise<Library> {
	const perKind = await Promise.all(KINDS.map(loadKind));
	const entries = perKind.flat().filter(isPublished);
	return { entries, graph: buildGraph(entries) };
}

async function loadKind(kind: Kind): Promise<AnyEntry[]> {
	const collection = await getCollection(FOLDER_OF[kind]);
	return collection.map((entry) => toEntry(kind, entry));
}

function toEntry(kind: Kind, entry: CollectionEntry<(typeof FOLDER_OF)[Kind]>): AnyEntry {
	const file = entry.filePath ?? `${CONTENT_FOLDER}/${FOLDER_OF[kind]}/${entry.id}`;
	return {
		kind,
		id: entry.id,
		file,
		data: entry.data,
		body: parseBody(entry.body ?? '', { file, firstLine: 1 }).facts,
		locate: () => ({ at: 'unknown' }),
	} as AnyEntry;
}

/** Drafts are shown to their authors, never in a built site; internal postmortems stay out of a public build. */
function isPublished(entry: AnyEntry): boolean {
	if (entry.kind !== 'postmortem' || import.meta.env.DEV) return true;
	return entry.data.status === 'published' && entry.data.visibility === 'public';
}

/** Entries of one kind, ordered by title. */
export async function entriesOf<K extends Kind>(kind: K): Promise<Entry<K>[]> {
	const { entries } = await library();
	return entries
		.filter((entry): entry is Extract<AnyEntry, { kind: K }> => entry.kind === kind)
		.sort((a, b) => a.data.title.localeCompare(b.data.title, 'en')) as unknown as Entry<K>[];
}

/** What a link to an entry needs: its address, its title and its kind. */
export async function linkTo(ref: string): Promise<EntryLink> {
	const { graph } = await library();
	const [plain = ref, anchor] = ref.split('#');
	const entry = graph.resolve(plain);
	if (!entry) throw new Error(`Nothing is called "${ref}". Run "npm run check" to find the file that says so.`);
	return toLink(entry, anchor);
}

/** The link of an entry that is already at hand. */
export function toLink(entry: AnyEntry, anchor?: string): EntryLink {
	const href = addressOf(entry.kind, entry.id);
	return {
		ref: `${entry.kind}:${entry.id}`,
		kind: entry.kind,
		id: entry.id,
		href: anchor === undefined ? href : `${href}#${anchor}`,
		title: entry.data.title,
	};
}

export interface Library {
	entries: AnyEntry[];
	graph: Graph;
}

export interface EntryLink {
	ref: string;
	kind: Kind;
	id: string;
	href: string;
	title: string;
}
