import { mdxToMdast, type MdastNode } from 'satteri';
import { wrap } from '../../core/verdict/render/wrap.ts';

/**
 * Formats the body of a page as plain text: headings, wrapped paragraphs, lists, indented code and tables, without MDX
 * tags and comments. A link to an entry becomes its text, or the title of the entry if it has no text; a link to
 * another site also shows its address. Throws if the body is not valid MDX.
 */
export function formatBodyText(source: string, style: BodyStyle): string {
	return formatBlocks(childrenOf(mdxToMdast(source.replaceAll('\r\n', '\n'))), style, WIDTH).join('\n\n');
}

const WIDTH = 96;

function formatBlocks(nodes: readonly MdastNode[], style: BodyStyle, width: number): string[] {
	return nodes.map((node) => formatBlock(node, style, width)).filter((text) => text !== '');
}

function formatBlock(node: MdastNode, style: BodyStyle, width: number): string {
	switch (node.type) {
		case 'heading':
			return style.heading(formatInline(node, style));
		case 'paragraph':
			return wrap(formatInline(node, style), width).join('\n');
		case 'code':
			return indent(node.value, '    ');
		case 'list':
			return childrenOf(node)
				.map((item, index) => {
					const marker = node.ordered ? `${(node.start ?? 1) + index}. ` : '- ';
					return hangingIndent(marker, formatBlocks(childrenOf(item), style, width - marker.length).join('\n'));
				})
				.join('\n');
		case 'blockquote':
			return indent(formatBlocks(childrenOf(node), style, width - 2).join('\n\n'), '  ');
		case 'table':
			return formatTable(childrenOf(node).map((row) => childrenOf(row).map((cell) => formatInline(cell, style))));
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			return formatElement(node, style, width);
		case 'mdxFlowExpression':
		case 'mdxjsEsm':
		case 'thematicBreak':
			return '';
		default:
			return wrap(formatInline(node, style), width).join('\n');
	}
}

/** Formats a component: `<Step title="…">` becomes a heading; `<Expect>` and `<Note>` start with their name. */
function formatElement(node: Element, style: BodyStyle, width: number): string {
	const inside = formatBlocks(childrenOf(node), style, width - 2).join('\n\n');
	const title = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'title')?.value;
	if (typeof title === 'string') return `${style.heading(title)}\n\n${inside}`;
	return `${node.name ?? ''}:\n${indent(inside, '  ')}`;
}

function formatInline(node: MdastNode, style: BodyStyle): string {
	if (node.type === 'link') {
		const text = childrenOf(node)
			.map((child) => formatInline(child, style))
			.join('');
		if (text === '') return style.titleOf(node.url);
		return /^https?:/.test(node.url) && node.url !== text ? `${text} (${node.url})` : text;
	}
	if (node.type === 'mdxTextExpression') return '';
	if (node.type === 'break') return ' ';
	if ('value' in node && typeof node.value === 'string') return node.value;
	return childrenOf(node)
		.map((child) => formatInline(child, style))
		.join('');
}

function formatTable(rows: readonly (readonly string[])[]): string {
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

/** Puts a list marker before a text, and indents the other lines by the width of the marker. */
function hangingIndent(marker: string, text: string): string {
	return marker + indent(text, ' '.repeat(marker.length)).slice(marker.length);
}

/** The style of headings, and the text of a link without text. */
export interface BodyStyle {
	heading: (text: string) => string;
	titleOf: (url: string) => string;
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
