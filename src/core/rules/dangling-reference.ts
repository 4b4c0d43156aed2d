import { NAME_OF } from '../address/address.ts';
import type { AnyDocument } from '../entry.ts';
import { parseRef } from '../graph/ref.ts';
import type { Graph } from '../graph/index.ts';
import { FOLDER_OF, KINDS, SlugSchema, type Kind } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf, withArticle } from '../text/prose/words.ts';
import { findPageAddresses } from './link-addresses.ts';
import { findMissingAnchors } from './link-anchors.ts';
import { nonRefLinks } from './links.ts';
import type { Finding, Rule } from './rule.ts';
import { looksLikeRef } from './unsafe-link.ts';

export const danglingReference: Rule = {
	name: 'dangling-reference',
	summary: 'Every link to an entry, or to a part of one, leads to something that exists.',
	check: (content) => {
		const { graph, documents, omitted } = content;
		const inPacks = new Set(documents.filter(({ pack }) => pack !== undefined).map(({ file }) => file));
		const missing = graph.dangling
			// A pack may link to entries of packs that were not chosen: the site removes these links.
			.filter(({ file, to }) => !(inPacks.has(file) && omitted.has(to)))
			.map(({ file, to, position }) => ({ file, position, ...explainMissing(to, graph) }));
		const notRefs = documents.flatMap((document) => [
			...findUnknownKinds(document),
			...findPageAddresses(document, graph),
		]);
		return [...missing, ...notRefs, ...findMissingAnchors(content)];
	},
};

function explainMissing(ref: string, graph: Graph<AnyDocument>): { message: string; help: string } {
	const parsed = parseRef(ref);
	if (!parsed) return explainKind(ref);
	const { kind, id } = parsed;
	const message = `${NAME_OF[kind].one} "${id}" does not exist.`;
	const elsewhere = KINDS.find((other) => other !== kind && graph.resolve(`${other}:${id}`));
	if (elsewhere) return { message, help: `There is ${withArticle(elsewhere)} with this name: "${elsewhere}:${id}".` };
	const closest = graph.closestRef(ref);
	const orWrite = SlugSchema.safeParse(id).success ? `, or write ${fileFor(kind, id)}` : '';
	if (closest) return { message, help: `Did you mean "${closest.slice(kind.length + 1)}"? Correct the id${orWrite}.` };
	return { message, help: `No existing name is similar. Correct the id or delete the link${orWrite}.` };
}

function fileFor(kind: Kind, id: string): string {
	return kind === 'snippet' ? `snippets/${id}/index.mdx` : `${FOLDER_OF[kind]}/${id}.mdx`;
}

/** Finds links such as `errors:pool` or `[x]: runbook:pool`, which the site would treat as web addresses. */
function findUnknownKinds(document: AnyDocument): Finding[] {
	return nonRefLinks(document)
		.filter(({ url }) => looksLikeRef(url))
		.map(({ url, position }) => ({ file: document.file, position, ...explainKind(url) }));
}

/** Explains a link that looks like a ref but is none: its kind is unknown, or a Markdown definition contains it. */
function explainKind(url: string): { message: string; help: string } {
	if (parseRef(url)) {
		return {
			message: `A link to "${url}" through a Markdown definition is not followed.`,
			help: `Write the link where it is used: [text](${url}).`,
		};
	}
	const kind = url.slice(0, url.indexOf(':'));
	const closest = closestName(kind, KINDS);
	return {
		message: `"${kind}" is not a kind of entry, so the link "${url}" leads nowhere.`,
		help: closest
			? `Did you mean "${closest}:${url.slice(kind.length + 1)}"?`
			: `The kinds are ${listOf(KINDS, 'and')}.`,
	};
}
