import type { AnyDocument, AnyEntry } from '../entry.ts';
import { KINDS, type Kind } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { edgesOf, type Edge } from './edges-of.ts';
import { parseRef } from './ref.ts';

export type { Edge } from './edges-of.ts';

/**
 * Links every document with the documents that it names, in both directions. The graph is built once and then only queried;
 * it does not change the documents. If two documents have the same `kind:id`, that name leads to the first one.
 */
export function buildGraph<D extends AnyDocument = AnyEntry>(documents: readonly D[]): Graph<D> {
	const byRef = new Map<string, D>();
	for (const document of documents) if (!byRef.has(refOf(document))) byRef.set(refOf(document), document);
	const aliases = aliasesOf(documents, byRef);
	const resolve = (ref: string): D | undefined => {
		const [withoutAnchor = ''] = ref.split('#', 1);
		return byRef.get(withoutAnchor) ?? byRef.get(aliases.get(withoutAnchor) ?? '');
	};

	const edges = documents.flatMap((document) => edgesOf(document));
	const forward = Map.groupBy(edges, (edge) => edge.from);
	const backward = Map.groupBy(edges, (edge) => {
		const target = resolve(edge.to);
		return target && refOf(target);
	});

	const backlinksOf = (ref: string): Backlink<D>[] => {
		const target = resolve(ref);
		if (!target) return [];
		const incoming = (backward.get(refOf(target)) ?? []).filter((edge) => edge.from !== refOf(target));
		return [...Map.groupBy(incoming, (edge) => edge.from)]
			.map(([from, links]) => ({ entry: byRef.get(from) as D, edges: links }))
			.sort((a, b) => compareEntries(a.entry, b.entry));
	};

	return {
		documents,
		edges,
		aliases,
		resolve,
		backlinksOf,
		linksOf: (ref) => {
			const source = resolve(ref);
			return source ? (forward.get(refOf(source)) ?? []) : [];
		},
		dangling: edges.filter((edge) => resolve(edge.to) === undefined),
		neighboursOf: <K extends Kind>(ref: string, kind: K) => {
			const source = resolve(ref);
			if (!source) return [];
			const linked = (forward.get(refOf(source)) ?? []).map((edge) => resolve(edge.to));
			const linking = backlinksOf(ref).map(({ entry }) => entry);
			const isNeighbour = (entry: D | undefined): entry is Extract<D, { kind: K }> => {
				return entry?.kind === kind && entry !== source;
			};
			return [...new Set([...linked, ...linking].filter(isNeighbour))];
		},
		closestRef: (ref) => {
			const parsed = parseRef(ref);
			if (!parsed) return undefined;
			const id = closestName(parsed.id, idsOf(documents, parsed.kind));
			return id === undefined ? undefined : `${parsed.kind}:${id}`;
		},
	};
}

/** `kind:id`, the name of a document in the graph. */
export function refOf({ kind, id }: { kind: Kind; id: string }): string {
	return `${kind}:${id}`;
}

/**
 * Maps each alias to its document. An alias never hides an entry with the same id, and the first of two equal aliases
 * wins.
 */
function aliasesOf(documents: readonly AnyDocument[], byRef: ReadonlyMap<string, unknown>): Map<string, string> {
	const aliases = new Map<string, string>();
	for (const document of documents) {
		for (const alias of document.data.aliases ?? []) {
			const name = `${document.kind}:${alias}`;
			if (!byRef.has(name) && !aliases.has(name)) aliases.set(name, refOf(document));
		}
	}
	return aliases;
}

function idsOf(documents: readonly AnyDocument[], kind: Kind): string[] {
	return documents.filter((document) => document.kind === kind).map(({ id }) => id);
}

function compareEntries(a: AnyDocument, b: AnyDocument): number {
	const byTitle = (a.data.title ?? a.id).localeCompare(b.data.title ?? b.id, 'en');
	return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byTitle;
}

export interface Graph<D extends AnyDocument = AnyEntry> {
	documents: readonly D[];
	/** Every link as written, in the order of the documents. */
	edges: readonly Edge[];
	/** Links to documents that do not exist. */
	dangling: readonly Edge[];
	/** Maps `kind:old-id` to the current `kind:id`. */
	aliases: ReadonlyMap<string, string>;
	/** The document that `kind:id`, `kind:alias` or either with `#anchor` names. */
	resolve: (ref: string) => D | undefined;
	/** The links of a document, in the order written. Targets may be missing. */
	linksOf: (ref: string) => readonly Edge[];
	/**
	 * The documents that link to a document, each once, by kind and then by title. A document's links to itself do not
	 * count.
	 */
	backlinksOf: (ref: string) => Backlink<D>[];
	/** Documents of one kind that a document links to, followed by those that link to it. */
	neighboursOf: <K extends Kind>(ref: string, kind: K) => Extract<D, { kind: K }>[];
	/** The existing `kind:id` that the author most likely meant, if any. */
	closestRef: (ref: string) => string | undefined;
}

/** A document that links to another one, with its links to it. */
export interface Backlink<D extends AnyDocument = AnyEntry> {
	entry: D;
	edges: readonly Edge[];
}
