import { mdxToMdast, type MdastNode } from 'satteri';
import { escapeMarkdown, MARK } from '../core/text/safety/escape-markdown.ts';
import { FEATURES } from './features.ts';

/**
 * Converts an MDX body to Markdown for readers outside the site: removes comments, turns component tags into headings or
 * removes them, and replaces links.
 *
 * @param source A body that passes the check.
 * @param linkOf Returns the replacement for a link, from its address and its text as written; `undefined` leaves it
 * unchanged.
 * @throws If the body is not MDX.
 */
export async function plainMarkdown(
	source: string,
	linkOf: (address: string, text: string) => Promise<string | undefined>,
): Promise<string> {
	const edits: Edit[] = [];
	const links: Link[] = [];
	const comments: Edit[] = [];
	collect(mdxToMdast(source, { features: FEATURES }), source, { edits, links, comments });
	await Promise.all(
		links.map(async ({ start, end, address, text }) => {
			const becomes = await linkOf(address, text);
			if (becomes !== undefined) edits.push({ start, end, becomes });
		}),
	);
	edits.push(...joints(comments, source));
	edits.sort((a, b) => a.start - b.start || a.end - b.end);
	let at = 0;
	let prose = '';
	let plain = '';
	for (const { start, end, becomes, isCode } of edits) {
		// A link around another part is replaced as a whole.
		if (start < at) continue;
		prose += source.slice(at, start);
		if (isCode) {
			plain += closeGaps(prose) + becomes;
			prose = '';
		} else prose += becomes;
		at = end;
	}
	return (plain + closeGaps(prose + source.slice(at))).trim();
}

/** Removes the blank lines that removed parts leave in prose. Blank lines in code belong to the code. */
function closeGaps(prose: string): string {
	return prose.replace(/\n{3,}/g, '\n\n');
}

/**
 * The replacements of comments within a text. Without the comment, the parts around it could become a link, an image or a
 * list that is none on the page: `[x]{…}(javascript:…)`. So a mark is escaped, and other parts get a space between
 * them.
 */
function joints(comments: readonly Edit[], source: string): Edit[] {
	const joined: Edit[] = [];
	for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
		const last = joined.at(-1);
		if (last?.end === start) last.end = end;
		else joined.push({ start, end, becomes: '' });
	}
	return joined.map(({ start, end }) => {
		const [before, after] = [source.charAt(start - 1), source.charAt(end)];
		const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
		if (/^\s/.test(after) && /^[ \t]*(?:[-+*>]|#{1,6}|\d+[.)])$/.test(line)) {
			return { start: start - 1, end, becomes: `\\${before}` };
		}
		if (MARK.test(after)) return { start, end, becomes: '\\' };
		return { start, end, becomes: /\S$/.test(before) && /^\S/.test(after) ? ' ' : '' };
	});
}

function collect(node: MdastNode, source: string, found: Found): void {
	const { edits, links, comments } = found;
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
		(node.type === 'mdxFlowExpression' ? edits : comments).push({ start, end, becomes: '' });
		return;
	}
	if (node.type === 'code') edits.push({ start, end, becomes: source.slice(start, end), isCode: true });
	if (node.type === 'link') {
		const { first, last } = extentOf(node.children, start + 1);
		links.push({ start, end, address: node.url, text: source.slice(first, last) });
	}
	if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
		const { first, last } = extentOf(node.children, end);
		edits.push({ start, end: first, becomes: openingOf(node) });
		if (last > first) edits.push({ start: last, end, becomes: '' });
	}
	if (!('children' in node)) return;
	for (const child of node.children) collect(child, source, found);
}

function extentOf(children: readonly MdastNode[], otherwise: number): { first: number; last: number } {
	const first = children[0]?.position?.start.offset ?? otherwise;
	return { first, last: children.at(-1)?.position?.end.offset ?? first };
}

function openingOf({ name, attributes }: Element): string {
	if (name === 'Expect') return 'Expect: ';
	if (name !== 'Step') return '';
	const title = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'title')?.value;
	return typeof title === 'string' ? `### ${escapeMarkdown(title)}\n\n` : '';
}

interface Found {
	edits: Edit[];
	links: Link[];
	/** Comments within a text. */
	comments: Edit[];
}

/** A part of the source, as offsets, and its replacement. */
interface Edit {
	start: number;
	end: number;
	becomes: string;
	/** True for code, in which every blank line counts. */
	isCode?: boolean;
}

interface Link {
	start: number;
	end: number;
	address: string;
	text: string;
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
