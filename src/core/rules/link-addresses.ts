import { NAME_OF, SECTION_OF } from '../address/address.ts';
import type { AnyDocument } from '../entry.ts';
import type { Graph } from '../graph/index.ts';
import { FOLDER_OF, KINDS, type Kind } from '../schema/primitives.ts';
import { problemOfAddress } from '../address/link-address.ts';
import { withArticle } from '../text/prose/words.ts';
import { nonRefLinks } from './links.ts';
import type { Finding } from './rule.ts';

/**
 * Finds links to pages of this site by address, such as `/errors/x/` or `../errors/x.mdx`. Such a link breaks when its
 * target is renamed, and is not among the back-links of its target. Where a relative link leads also depends on the
 * page that shows it.
 */
export function findPageAddresses(document: AnyDocument, graph: Graph<AnyDocument>): Finding[] {
	return nonRefLinks(document)
		.filter(
			({ url }) => !/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(url) && problemOfAddress(url) === undefined && !isListPage(url),
		)
		.map(({ url, position }) => {
			const message = `"${url}" is the address of a page, and leads nowhere once that page is renamed.`;
			return { file: document.file, position, message, help: explainAddress(url, document.kind, graph) };
		});
}

/** Pages that are not entries and always exist. */
const LIST_PAGES: ReadonlySet<string> = new Set([
	'/',
	'/actions/',
	'/search/',
	'/tags/',
	'/teams/',
	...Object.values(SECTION_OF),
]);

function isListPage(url: string): boolean {
	// A term is an anchor on the glossary page.
	return LIST_PAGES.has(url.replace(/[?#].*$/s, '')) && !url.startsWith(`${SECTION_OF.term}#`);
}

function explainAddress(url: string, from: Kind, graph: Graph<AnyDocument>): string {
	const { kind, id, anchor } = readAddress(url, from);
	if (id === '') return `Name an entry: [text](${kind ?? 'runbook'}:<id>).`;
	// The kind of a sibling path is a guess, so the other kinds are tried too.
	const candidates = kind === undefined ? KINDS : [kind, ...(isSiblingPath(url) ? KINDS : [])];
	const found = candidates.find((each) => graph.resolve(`${each}:${id}`));
	if (found) return `Write "${found}:${id}${anchor}".`;
	if (kind === undefined) return 'Link to the entry that you mean: [text](runbook:<id>).';
	const ref = `${kind}:${id}`;
	const closest = graph.closestRef(ref);
	const missing = `Write "${ref}" once there is ${withArticle(NAME_OF[kind].one.toLowerCase())} with this name.`;
	return closest ? `${missing} Did you mean "${closest}"?` : `${missing} No existing name is similar.`;
}

/**
 * Reads an address such as `../errors/pool-limit.mdx#why`, `/learn/pools/`, or `pool-limit` for a page of kind `from`.
 *
 * @param from The kind of the page that contains the link.
 */
function readAddress(url: string, from: Kind): { kind: Kind | undefined; id: string; anchor: string } {
	const [, path = '', hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
	const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
	const kinds = parts.map(kindOf);
	const index = kinds.findIndex((each) => each !== undefined);
	const kind = kinds[index];
	if (kind === undefined) return { kind: isSiblingPath(url) ? from : undefined, id: idOf(parts[0]), anchor: hash };
	// A term has no page of its own. It is an anchor on the glossary page.
	if (kind === 'term' && parts[index + 1] === undefined) return { kind, id: hash.slice(1), anchor: '' };
	return { kind, id: idOf(parts[index + 1]), anchor: hash };
}

/**
 * True for an address such as `pool-limit.mdx` or `../pool-limit/`, which most likely names a page of the same kind as
 * the page that contains the link.
 */
function isSiblingPath(url: string): boolean {
	return /^(?:\.{1,2}\/)*[^/?#]+\/?(?:[?#]|$)/.test(url);
}

function kindOf(folder: string): Kind | undefined {
	return KINDS.find((kind) => FOLDER_OF[kind] === folder || SECTION_OF[kind] === `/${folder}/`);
}

function idOf(part = ''): string {
	return part.replace(/\.(?:mdx?|html)$/, '');
}
