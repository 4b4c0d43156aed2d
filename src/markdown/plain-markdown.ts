import { mdxToMdast, type MdastNode } from 'satteri';
import { ESCAPABLE, escapeMarkdown } from '../core/text/safety/escape-markdown.ts';
import { FEATURES } from './features.ts';

/**
 * Converts an MDX body to Markdown for readers outside the site: removes comments, turns each component tag into a heading or
 * a label or removes it, and replaces links.
 *
 * @param source A body in which `hindsight check` finds no problems.
 * @param linkOf Returns the replacement for a link, from its address and its text as written; `undefined` leaves it
 * unchanged.
 * @throws If the body is not valid MDX.
 */
export async function toPlainMarkdown(
	source: string,
	linkOf: (address: string, text: string) => Promise<string | undefined>,
): Promise<string> {
	const edits: Edit[] = [];
	const links: Link[] = [];
	const inlineComments: Edit[] = [];
	collect(mdxToMdast(source, { features: FEATURES }), source, { edits, links, inlineComments });
	await Promise.all(
		links.map(async ({ start, end, address, text }) => {
			const replacement = await linkOf(address, text);
			if (replacement !== undefined) edits.push({ start, end, replacement });
		}),
	);
	edits.push(...editsForComments(inlineComments, source));
	edits.sort((a, b) => a.start - b.start || a.end - b.end);
	let at = 0;
	let prose = '';
	let plain = '';
	for (const { start, end, replacement, isCode } of edits) {
		// This edit is inside a link that has already been replaced as a whole.
		if (start < at) continue;
		prose += source.slice(at, start);
		if (isCode) {
			plain += collapseBlankLines(prose) + replacement;
			prose = '';
		} else prose += replacement;
		at = end;
	}
	return (plain + collapseBlankLines(prose + source.slice(at))).trim();
}

/**
 * Reduces several blank lines in a row, which removed parts leave in prose, to one. Blank lines in code are part of the
 * code.
 */
function collapseBlankLines(prose: string): string {
	return prose.replace(/\n{3,}/g, '\n\n');
}

/**
 * The replacements for comments inside a paragraph. When a comment is removed, the text before and after it could join into
 * a link, an image or a list item that the page does not have: `[x]{…}(javascript:…)`. So punctuation next to the comment
 * is escaped, and words get a space between them.
 */
function editsForComments(comments: readonly Edit[], source: string): Edit[] {
	// Comments that follow each other directly are replaced as one.
	const merged: Edit[] = [];
	for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
		const last = merged.at(-1);
		if (last?.end === start) last.end = end;
		else merged.push({ start, end, replacement: '' });
	}
	return merged.map(({ start, end }) => {
		const [before, after] = [source.charAt(start - 1), source.charAt(end)];
		// The line up to the comment. If it is only a mark such as `-`, it would become a list, a quotation or a heading.
		const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
		if (/^\s/.test(after) && /^[ \t]*(?:[-+*>]|#{1,6}|\d+[.)])$/.test(line)) {
			return { start: start - 1, end, replacement: `\\${before}` };
		}
		if (ESCAPABLE.test(after)) return { start, end, replacement: '\\' };
		return { start, end, replacement: /\S$/.test(before) && /^\S/.test(after) ? ' ' : '' };
	});
}

function collect(node: MdastNode, source: string, found: Found): void {
	const { edits, links, inlineComments } = found;
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
		(node.type === 'mdxFlowExpression' ? edits : inlineComments).push({ start, end, replacement: '' });
		return;
	}
	if (node.type === 'code') edits.push({ start, end, replacement: source.slice(start, end), isCode: true });
	if (node.type === 'link') {
		const { innerStart, innerEnd } = innerExtentOf(node.children, start + 1);
		links.push({ start, end, address: node.url, text: source.slice(innerStart, innerEnd) });
	}
	if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
		const { innerStart, innerEnd } = innerExtentOf(node.children, end);
		edits.push({ start, end: innerStart, replacement: openingOf(node) });
		if (innerEnd > innerStart) edits.push({ start: innerEnd, end, replacement: '' });
	}
	if (!('children' in node)) return;
	for (const child of node.children) collect(child, source, found);
}

/** The part of the source that the children take up. If there are none, it is empty and at `fallback`. */
function innerExtentOf(children: readonly MdastNode[], fallback: number): { innerStart: number; innerEnd: number } {
	const innerStart = children[0]?.position?.start.offset ?? fallback;
	return { innerStart, innerEnd: children.at(-1)?.position?.end.offset ?? innerStart };
}

function openingOf({ name, attributes, children }: JsxElement): string {
	// A code block or a list must begin on a line of its own.
	if (name === 'Expect') return children[0] && isBlock(children[0]) ? 'Expect:\n\n' : 'Expect: ';
	if (name !== 'Step') return '';
	const title = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'title')?.value;
	return typeof title === 'string' ? `### ${escapeMarkdown(title)}\n\n` : '';
}

function isBlock({ type }: MdastNode): boolean {
	return ['blockquote', 'code', 'heading', 'list', 'mdxJsxFlowElement', 'table', 'thematicBreak'].includes(type);
}

interface Found {
	edits: Edit[];
	links: Link[];
	/** Comments inside a paragraph. A comment on lines of its own can simply be removed, so it is an ordinary edit. */
	inlineComments: Edit[];
}

/** A part of the source, as offsets, and its replacement. */
interface Edit {
	start: number;
	end: number;
	replacement: string;
	/** True for code, in which no blank line may be removed. */
	isCode?: boolean;
}

interface Link {
	start: number;
	end: number;
	address: string;
	text: string;
}

type JsxElement = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
