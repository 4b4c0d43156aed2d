import { mdxToMdast, type MdastNode } from 'satteri';
import { wrap } from '../../core/verdict/render/wrap.ts';

/**
 * The body of a page as plain text: headings, wrapped paragraphs, lists, indented code, tables; without MDX tags and
 * comments. Links read as their text; a link without one as the title of its entry. Throws if the body is not MDX.
 */
export function bodyText(source: string, style: BodyStyle): string {
	return blocks(childrenOf(mdxToMdast(source.replaceAll('\r\n', '\n'))), style, WIDTH).join('\n\n');
}

const WIDTH = 96;

function blocks(nodes: readonly MdastNode[], style: BodyStyle, width: number): string[] {
	return nodes.map((node) => block(node, style, width)).filter((text) => text !== '');
}

function block(node: MdastNode, style: BodyStyle, width: number): string {
	switch (node.type) {
		case 'heading':
			return style.heading(inline(node, style));
		case 'paragraph':
			return wrap(inline(node, style), width).join('\n');
		case 'code':
			return indent(node.value, '    ');
		case 'list':
			return childrenOf(node)
				.map((item, index) => {
					const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '- ';
					return hang(mark, blocks(childrenOf(item), style, width - mark.length).join('\n'));
				})
				.join('\n');
		case 'blockquote':
			return indent(blocks(childrenOf(node), style, width - 2).join('\n\n'), '  ');
		case 'table':
			return table(childrenOf(node).map((row) => childrenOf(row).map((cell) => inline(cell, style))));
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			return element(node, style, width);
		case 'mdxFlowExpression':
		case 'mdxjsEsm':
		case 'thematicBreak':
			return '';
		default:
			return wrap(inline(node, style), width).join('\n');
	}
}

/** `<Step title="…">` is a heading, `<Expect>` and `<Note>` are announced by their name. */
function element(node: Element, style: BodyStyle, width: number): string {
	const inside = blocks(childrenOf(node), style, width - 2).join('\n\n');
	const title = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'title')?.value;
	if (typeof title === 'string') return `${style.heading(title)}\n\n${inside}`;
	return `${node.name ?? ''}:\n${indent(inside, '  ')}`;
}

function inline(node: MdastNode, style: BodyStyle): string {
	if (node.type === 'link') {
		const text = childrenOf(node)
			.map((child) => inline(child, style))
			.join('');
		if (text === '') return style.titleOf(node.url);
		return /^https?:/.test(node.url) && node.url !== text ? `${text} (${node.url})` : text;
	}
	if (node.type === 'mdxTextExpression') return '';
	if (node.type === 'break') return ' ';
	if ('value' in node && typeof node.value === 'string') return node.value;
	return childrenOf(node)
		.map((child) => inline(child, style))
		.join('');
}

function table(rows: readonly (readonly string[])[]): string {
	const columns = Math.max(...rows.map((row) => row.length));
	const widths = Array.from({ length: columns }, (_, column) => {
		return Math.max(...rows.map((row) => (row[column] ?? '').length));
	});
	return rows
		.map((row) =>
			widths
				.map((width, column) => (row[column] ?? '').padEnd(width))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function childrenOf(node: MdastNode): readonly MdastNode[] {
	return 'children' in node ? node.children : [];
}

function indent(text: string, margin: string): string {
	return text.replace(/^(?=.)/gm, margin);
}

/** A mark before a text whose further lines are indented by as much. */
function hang(mark: string, text: string): string {
	return mark + indent(text, ' '.repeat(mark.length)).slice(mark.length);
}

/** How headings look, and what a link without a text is called. */
export interface BodyStyle {
	heading: (text: string) => string;
	titleOf: (url: string) => string;
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
