import { NAME_OF } from '../address/address.ts';
import type { AnyDocument } from '../entry.ts';
import { anchorsOf } from '../graph/anchors.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/prose/words.ts';
import type { RuleInput } from './content.ts';
import { nonRefLinks, type Link } from './links.ts';
import type { Finding } from './rule.ts';

/** Finds links, such as `runbook:pool-full#steps` or `#steps`, to a part of a page that does not exist. */
export function findMissingAnchors(content: RuleInput): Finding[] {
	const { documents, graph, faults } = content;
	const anchors = new Map<AnyDocument, string[]>();
	const broken = new Set(faults.map(({ file }) => file));
	// A page that could not be read completely may have the part, and its faults are already reported.
	const lacks = (target: AnyDocument, anchor: string) => {
		if (broken.has(target.file)) return false;
		if (!anchors.has(target)) anchors.set(target, anchorsOf(target));
		return !anchors.get(target)?.includes(decode(anchor));
	};

	const toOthers = graph.edges.flatMap(({ file, to, anchor, position }): Finding[] => {
		const target = graph.resolve(to);
		if (anchor === undefined || !target) return [];
		if (target.kind === 'term') return [{ file, position, ...explainTerm(to, anchor) }];
		return lacks(target, anchor) ? [{ file, position, ...explain(to, anchor, target) }] : [];
	});
	const toOwn = documents.flatMap((document): Finding[] => {
		const own = nonRefLinks(document).filter(({ url }) => url.startsWith('#'));
		return own
			.filter(({ url }) => lacks(document, url.slice(1)))
			.map((link) => ({ file: document.file, position: link.position, ...explainOwn(link, document, content) }));
	});
	return [...toOthers, ...toOwn];
}

function explain(ref: string, anchor: string, target: AnyDocument): Explanation {
	const closest = closestName(anchor, anchorsOf(target));
	return {
		message: `${NAME_OF[target.kind].one} "${target.id}" has no part "#${anchor}", so the link leads to the top of its page.`,
		help: closest ? `Did you mean "${ref}#${closest}"?` : partsHelp(target),
	};
}

function explainOwn({ url }: Link, document: AnyDocument, { graph }: RuleInput): Explanation {
	const anchor = url.slice(1);
	const message = `This page has no part "${url}", so the link leads nowhere.`;
	if (graph.resolve(`term:${anchor}`)) return { message, help: `There is a term with this name: "term:${anchor}".` };
	const closest = closestName(anchor, anchorsOf(document));
	return { message, help: closest ? `Did you mean "#${closest}"?` : partsHelp(document) };
}

function explainTerm(ref: string, anchor: string): Explanation {
	return {
		message: `A term is a single paragraph in the glossary and has no parts, so "${ref}#${anchor}" leads nowhere.`,
		help: `Write "${ref}".`,
	};
}

function partsHelp(document: AnyDocument): string {
	const all = anchorsOf(document);
	if (all.length === 0) return 'The page has no parts. Link to the whole page, or add a heading with this name.';
	const shown = listOf(all.slice(0, MAX_SHOWN).map((anchor) => `#${anchor}`));
	return `Use ${shown}${all.length > MAX_SHOWN ? ', or another of its headings' : ''}, or link to the whole page.`;
}

const MAX_SHOWN = 6;

function decode(anchor: string): string {
	try {
		return decodeURIComponent(anchor);
	} catch {
		return anchor;
	}
}

interface Explanation {
	message: string;
	help: string;
}
