import { NAME_OF } from '../address/address.ts';
import type { AnyDocument } from '../entry.ts';
import { anchorsOf } from '../graph/anchors.ts';
import { closestName } from '../text/closest-name.ts';
import { listOf } from '../text/words.ts';
import type { RuleInput } from './content.ts';
import { nonRefLinks, type Link } from './links.ts';
import type { Finding } from './rule.ts';

/** Finds links to a part of a page, such as `runbook:pool-full#steps` or `#steps`, that does not exist. */
export function findAnchors(content: RuleInput): Finding[] {
	const { documents, graph, faults } = content;
	const anchors = new Map<AnyDocument, string[]>();
	const broken = new Set(faults.map(({ file }) => file));
	/** A page that could not be read completely may have the part, and its faults are already reported. */
	const misses = (target: AnyDocument, anchor: string) => {
		if (broken.has(target.file)) return false;
		if (!anchors.has(target)) anchors.set(target, anchorsOf(target));
		return !anchors.get(target)?.includes(decode(anchor));
	};

	const toOthers = graph.edges.flatMap(({ file, to, anchor, position }): Finding[] => {
		const target = graph.resolve(to);
		if (anchor === undefined || !target) return [];
		if (target.kind === 'term') return [{ file, position, ...explainTerm(to, anchor) }];
		return misses(target, anchor) ? [{ file, position, ...explain(to, anchor, target) }] : [];
	});
	const toOwn = documents.flatMap((document): Finding[] => {
		const own = nonRefLinks(document).filter(({ url }) => url.startsWith('#'));
		return own
			.filter(({ url }) => misses(document, url.slice(1)))
			.map((link) => ({ file: document.file, position: link.position, ...explainOwn(link, document, content) }));
	});
	return [...toOthers, ...toOwn];
}

function explain(ref: string, anchor: string, target: AnyDocument): Words {
	const closest = closestName(anchor, anchorsOf(target));
	return {
		message: `${NAME_OF[target.kind].one} "${target.id}" has no part "#${anchor}", so the link leads to the top of its page.`,
		help: closest ? `Did you mean "${ref}#${closest}"?` : partsOf(target),
	};
}

function explainOwn({ url }: Link, document: AnyDocument, { graph }: RuleInput): Words {
	const anchor = url.slice(1);
	const message = `This page has no part "${url}", so the link leads nowhere.`;
	if (graph.resolve(`term:${anchor}`)) return { message, help: `There is a term of this name: "term:${anchor}".` };
	const closest = closestName(anchor, anchorsOf(document));
	return { message, help: closest ? `Did you mean "#${closest}"?` : partsOf(document) };
}

function explainTerm(ref: string, anchor: string): Words {
	return {
		message: `A term is a single paragraph of the glossary without parts, so "${ref}#${anchor}" leads nowhere.`,
		help: `Write "${ref}".`,
	};
}

function partsOf(document: AnyDocument): string {
	const all = anchorsOf(document);
	if (all.length === 0) return 'It has no parts. Link to the page, or write a heading with this name.';
	const shown = listOf(all.slice(0, SHOWN).map((anchor) => `#${anchor}`));
	return `Use ${shown}${all.length > SHOWN ? ', or another of its headings' : ''}, or link to the whole page.`;
}

const SHOWN = 6;

function decode(anchor: string): string {
	try {
		return decodeURIComponent(anchor);
	} catch {
		return anchor;
	}
}

interface Words {
	message: string;
	help: string;
}
