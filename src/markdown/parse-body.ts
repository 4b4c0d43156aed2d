import { mdxToMdast, type MdastNode } from 'satteri';
import { emptyFacts, NO_BODY, type Attribute, type BodyFacts, type Fence, type Step } from '../core/entry.ts';
import { isRef } from '../core/graph/ref.ts';
import type { Position } from '../core/report/issue.ts';
import type { Fault } from '../core/rules/fault.ts';
import { findBuildMarker } from '../core/text/safety/build-markers.ts';
import { findDecodedSecrets } from '../core/secrets/decoded-secrets.ts';
import { findHiddenCharacters } from '../core/text/safety/hidden-characters.ts';
import { messageOf } from '../core/text/message-of.ts';
import { FEATURES } from './features.ts';
import { parseFenceMeta } from './fence-meta.ts';
import { findExcessiveDepth, findExcessiveMarks, MAX_LEVELS } from './nesting.ts';

/**
 * Reads an MDX body with the parser that the site uses. Never throws: a body that is not MDX, or is too complex for the
 * parser, has no facts and one fault.
 *
 * @param source The body without its front matter.
 * @param where The file, for messages, and the line of the file on which the body starts, 1-based.
 */
export function parseBody(source: string, where: { file: string; firstLine: number }): ParsedBody {
	const facts = emptyFacts();
	const excess = findExcessiveMarks(source);
	if (excess) {
		const { line, ...rest } = excess;
		const position: Position =
			line === undefined ? { at: 'unknown' } : { at: 'source', line: line + where.firstLine - 1, column: 1 };
		return { facts: NO_BODY, faults: [{ rule: 'deep-nesting', file: where.file, position, ...rest }] };
	}
	const lines = source.split(/\r?\n/);
	// The code that reads the file has already reported the hidden characters that the file contains literally.
	const hidden = new Set(findHiddenCharacters(source).map(({ codePoint }) => codePoint));
	const reading: Reading = { facts, faults: [], source, lines, where, step: undefined, hidden, decoded: [] };
	try {
		// The text is parsed unchanged, because the site parses exactly this text.
		const root = mdxToMdast(source, { features: FEATURES });
		const tooDeep = findExcessiveDepth(root);
		if (tooDeep) return { facts: NO_BODY, faults: [depthFault(tooDeep, reading)] };
		readNode(root, reading);
	} catch (error) {
		return { facts: NO_BODY, faults: [syntaxFault(error, where)] };
	}
	return { facts, faults: [...reading.faults, ...findEscapedSecrets(reading)] };
}

function depthFault({ node, depth }: { node: MdastNode; depth: number }, reading: Reading): Fault {
	const position = positionOf(node, reading);
	const file = reading.where.file;
	return { rule: 'deep-nesting', file, position, what: 'body', found: depth, limit: MAX_LEVELS };
}

function readNode(node: MdastNode, reading: Reading): void {
	const { facts } = reading;
	const position = positionOf(node, reading);
	readDecodedText(node, reading, position);
	switch (node.type) {
		case 'link':
			if (isRef(node.url)) facts.refs.push({ ref: node.url, position });
			else facts.links.push({ url: node.url, position });
			break;
		case 'definition':
			facts.links.push({ url: node.url, position });
			break;
		case 'image':
			facts.images.push({ url: node.url, position });
			break;
		case 'imageReference':
			facts.images.push({ url: `[${node.label ?? node.identifier}]`, position });
			break;
		case 'code':
			readFence(node, reading);
			break;
		case 'heading':
			facts.headings.push({ depth: node.depth, text: textOf(node), position });
			break;
		case 'text':
			facts.texts.push({ text: withoutReturns(node.value), position });
			break;
		case 'mdxjsEsm':
			facts.scripts.push({ what: /^\s*import\b/.test(node.value) ? 'import' : 'export', source: node.value, position });
			break;
		case 'mdxFlowExpression':
		case 'mdxTextExpression':
			readExpression(node.value, reading, position);
			break;
		case 'mdxJsxFlowElement':
		case 'mdxJsxTextElement':
			readElement(node, reading, position);
			break;
		default:
			break;
	}
	if ('children' in node) {
		const outer = reading.step;
		if (isElement(node, 'Step')) reading.step = addStep(node, reading, position);
		if (isElement(node, 'Expect') && reading.step && textOf(node).trim() !== '') reading.step.saysWhatToExpect = true;
		for (const child of node.children) readNode(child, reading);
		reading.step = outer;
	}
}

function addStep(node: Element, { facts }: Reading, position: Position): Step {
	const title = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'title')?.value;
	const step: Step = {
		title: typeof title === 'string' ? title : '',
		position,
		fences: [],
		saysWhatToExpect: false,
	};
	facts.steps.push(step);
	return step;
}

function isElement(node: MdastNode, name: string): node is Element {
	return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === name;
}

function readFence(node: Extract<MdastNode, { type: 'code' }>, reading: Reading): void {
	const position = positionOf(node, reading);
	const lastLine = reading.lines[(node.position?.end.line ?? 1) - 1] ?? '';
	// The last line of a closed block is its closing fence. A block on a single line has only an opening fence.
	if (!/(?:`{3,}|~{3,})\s*$/.test(lastLine) || node.position?.start.line === node.position?.end.line) {
		reading.faults.push({
			rule: 'malformed-mdx',
			file: reading.where.file,
			position,
			message: 'This code block is never closed, so the rest of the file counts as code',
		});
	}
	const fence: Fence = {
		language: node.lang ?? '',
		meta: parseFenceMeta(node.meta ?? ''),
		code: withoutReturns(node.value),
		position,
	};
	reading.facts.fences.push(fence);
	reading.step?.fences.push(fence);
}

function readElement(node: Element, reading: Reading, position: Position): void {
	const name = node.name ?? '';
	if (/^[A-Z]/.test(name))
		reading.facts.components.push({ name, attributes: node.attributes.map(toAttribute), position });
	// A plain HTML element is not allowed either, and is reported like a script.
	else reading.facts.scripts.push({ what: 'html', source: `<${name}>`, position });
	for (const attribute of node.attributes) {
		if (attribute.type === 'mdxJsxExpressionAttribute') readExpression(attribute.value, reading, position);
		else if (attribute.value && typeof attribute.value === 'object')
			readExpression(attribute.value.value, reading, position);
	}
}

function toAttribute(attribute: Element['attributes'][number]): Attribute {
	if (attribute.type === 'mdxJsxExpressionAttribute') return { name: '', value: undefined };
	return { name: attribute.name, value: typeof attribute.value === 'string' ? attribute.value : undefined };
}

/**
 * Finds hidden characters and build markers that are written as entities or escapes, and collects the decoded texts.
 * `&#x202E;` is not a hidden character in the file, but becomes one on the page.
 */
function readDecodedText(node: MdastNode, reading: Reading, position: Position): void {
	const texts = Object.entries(node).flatMap(([name, value]) => {
		return name !== 'type' && typeof value === 'string' ? [value] : [];
	});
	const inAttributes = 'attributes' in node && Array.isArray(node.attributes) ? node.attributes.map(valueOf) : [];
	const all = [...texts, ...inAttributes].join('\n');
	const marker = findBuildMarker(all)?.marker;
	if (marker !== undefined && !reading.source.includes(marker)) {
		reading.faults.push({ rule: 'build-marker', file: reading.where.file, position, marker, as: 'escape' });
	}
	for (const text of [...texts, ...inAttributes]) reading.decoded.push({ text, position });
	for (const { codePoint } of findHiddenCharacters(all)) {
		if (reading.hidden.has(codePoint)) continue;
		reading.hidden.add(codePoint);
		const { file } = reading.where;
		// Only the first escape is reported. Rules read only the lines after the first one, so its number does not matter.
		reading.faults.push({ rule: 'hidden-character', file, position, codePoint, as: 'escape', lines: [0] });
	}
}

/**
 * Finds secrets in decoded text. Without an entity or a backslash, the text is literally in the file, which is searched
 * separately.
 */
function findEscapedSecrets({ decoded, source, where: { file } }: Reading): Fault[] {
	if (!/[&\\]/.test(source)) return [];
	return findDecodedSecrets(decoded, source).map(({ from, kind, start }) => {
		return { rule: 'leaked-secret', file, position: from.position, kind, start, as: 'escape' };
	});
}

function valueOf(attribute: { value?: unknown }): string {
	return typeof attribute.value === 'string' ? attribute.value : '';
}

/** Removes carriage returns, so that facts do not depend on the line endings. */
function withoutReturns(text: string): string {
	return text.replaceAll('\r\n', '\n');
}

/** Records an expression, unless it is a comment, `{/* … *\/}`, which does nothing. */
function readExpression(source: string, reading: Reading, position: Position): void {
	if (/^(?:\s*\/\*(?:(?!\*\/)[\s\S])*\*\/)+\s*$/.test(source)) return;
	reading.facts.scripts.push({ what: 'expression', source: `{${source}}`, position });
}

function textOf(node: MdastNode): string {
	if ('value' in node) return node.value;
	if ('children' in node) return node.children.map(textOf).join('');
	return '';
}

function positionOf(node: MdastNode, { where }: Reading): Position {
	if (!node.position) return { at: 'unknown' };
	const { line, column } = node.position.start;
	return { at: 'source', line: line + where.firstLine - 1, column };
}

/**
 * Satteri's messages start with `line:column: `, may refer to other places as `(line:column)`, and end with the name of the
 * rule in parentheses. The lines of the body become lines of the file.
 */
function syntaxFault(error: unknown, where: { file: string; firstLine: number }): Fault {
	const text = messageOf(error);
	const found = /^(\d+):(\d+): (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(text);
	if (!found) return { rule: 'malformed-mdx', file: where.file, position: { at: 'unknown' }, message: text };
	const line = Number(found[1]) + where.firstLine - 1;
	const message = (found[3] ?? '').replace(/\((\d+):(\d+)\)/g, (_, bodyLine: string, column: string) => {
		return `(${Number(bodyLine) + where.firstLine - 1}:${column})`;
	});
	return {
		rule: 'malformed-mdx',
		file: where.file,
		position: { at: 'source', line, column: Number(found[2]) },
		message,
	};
}

/** The facts of a body and its faults. */
export interface ParsedBody {
	facts: BodyFacts;
	faults: Fault[];
}

/** The state of reading one body. */
interface Reading {
	facts: BodyFacts;
	faults: Fault[];
	source: string;
	lines: string[];
	where: { file: string; firstLine: number };
	/** The step that is being read. */
	step: Step | undefined;
	/** Hidden code points that were already reported. */
	hidden: Set<number>;
	/** The decoded texts of the body, as published. */
	decoded: { text: string; position: Position }[];
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
