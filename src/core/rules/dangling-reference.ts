import { NAME_OF } from '../address.ts';
import type { AnyDocument } from '../entry.ts';
import { stringsIn } from '../graph/walk.ts';
import { parseRef } from '../graph/ref.ts';
import { VERBATIM_FIELDS } from '../graph/reference-fields.ts';
import type { Graph } from '../graph/index.ts';
import type { Position } from '../report/issue.ts';
import { FOLDER_OF, KINDS } from '../schema/primitives.ts';
import { closestName } from '../text/closest-name.ts';
import { parseInline } from '../text/inline.ts';
import { listOf } from '../text/words.ts';
import type { Finding, Rule } from './rule.ts';

export const danglingReference: Rule = {
	name: 'dangling-reference',
	summary: 'Every link to an entry leads to one that exists.',
	check: ({ graph, documents }) => {
		const fileOf = new Map(documents.map((document) => [`${document.kind}:${document.id}`, document.file]));
		const missing = graph.dangling.map(({ from, to, position }) => {
			return { file: fileOf.get(from) ?? from, position, ...explainMissing(to, graph) };
		});
		return [...missing, ...documents.flatMap(findUnknownKinds)];
	},
};

function explainMissing(ref: string, graph: Graph<AnyDocument>): { message: string; help: string } {
	const parsed = parseRef(ref);
	if (!parsed) return explainKind(ref);
	const { kind, id } = parsed;
	const message = `${NAME_OF[kind].one} "${id}" does not exist.`;
	const elsewhere = KINDS.find((other) => other !== kind && graph.resolve(`${other}:${id}`));
	if (elsewhere) return { message, help: `There is a ${elsewhere} of this name: "${elsewhere}:${id}".` };
	const closest = graph.closestRef(ref);
	if (closest) return { message, help: `Did you mean "${closest.slice(kind.length + 1)}"?` };
	return { message, help: `No name is similar. Correct it, delete the link, or write ${FOLDER_OF[kind]}/${id}.mdx.` };
}

/** Links such as `errors:pool` or `[x]: runbook:pool`, which the site would take for addresses of the web. */
function findUnknownKinds({ file, body, data, locate }: AnyDocument): Finding[] {
	const inBody: { url: string; position: Position }[] = body.links;
	const inText = [...stringsIn(data, VERBATIM_FIELDS)].flatMap(({ path, text }) =>
		parseInline(text).flatMap((part) => {
			return part.kind === 'link' && !parseRef(part.to) ? [{ url: part.to, position: locate(path, part.to) }] : [];
		}),
	);
	return [...inBody, ...inText]
		.filter(({ url }) => /^[a-z][a-z-]*:(?!\/\/)/i.test(url) && !/^(?:mailto|tel):/i.test(url))
		.map(({ url, position }) => ({ file, position, ...explainKind(url) }));
}

function explainKind(url: string): { message: string; help: string } {
	if (parseRef(url)) {
		return {
			message: `A link to "${url}" by way of a definition is not followed.`,
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
