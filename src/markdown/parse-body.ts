import { mdxToMdast, type MdastNode } from 'satteri';
import { NO_BODY, type BodyFacts, type Fence, type Step } from '../core/entry.ts';
import type { Position } from '../core/report/issue.ts';
import type { Fault } from '../core/rules/fault.ts';
import { KINDS } from '../core/schema/primitives.ts';
import { parseFenceMeta } from './fence-meta.ts';
import { messageOf } from '../core/text/message-of.ts';

/**
 * Reads an MDX body with the parser that the site uses. Never throws: a body that is not MDX has no facts and one fault.
 *
 * @param source The body without its front matter.
 * @param where The file, for messages, and the line of the file on which the body starts, 1-based.
 */
export function parseBody(source: string, where: { file: string; firstLine: number }): ParsedBody {
	const facts: BodyFacts = {
		refs: [],
		links: [],
		images: [],
		fences: [],
		headings: [],
		components: [],
		steps: [],
		texts: [],
		scripts: [],
	};
	const text = source.replaceAll('\r\n', '\n');
	const reading: Reading = { facts, faults: [], lines: text.split('\n'), where, step: undefined };
	try {
		readNode(mdxToMdast(text), reading);
	} catch (error) {
		return { facts: NO_BODY, faults: [syntaxFault(error, where)] };
	}
	return { facts, faults: reading.faults };
}

const REF = new RegExp(`^(?:${KINDS.join('|')}):`);

function readNode(node: MdastNode, reading: Reading): void {
	const { facts } = reading;
	const position = positionOf(node, reading);
	switch (node.type) {
		case 'link':
			if (REF.test(node.url)) facts.refs.push({ ref: node.url, position });
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
			facts.texts.push({ text: node.value, position });
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
	const last = reading.lines[(node.position?.end.line ?? 1) - 1] ?? '';
	if (!/(?:`{3,}|~{3,})\s*$/.test(last) || node.position?.start.line === node.position?.end.line) {
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
		code: node.value,
		position,
	};
	reading.facts.fences.push(fence);
	reading.step?.fences.push(fence);
}

function readElement(node: Element, reading: Reading, position: Position): void {
	const name = node.name ?? '';
	if (/^[A-Z]/.test(name)) reading.facts.components.push({ name, position });
	else reading.facts.scripts.push({ what: 'html', source: `<${name}>`, position });
	for (const attribute of node.attributes) {
		if (attribute.type === 'mdxJsxExpressionAttribute') readExpression(attribute.value, reading, position);
		else if (attribute.value && typeof attribute.value === 'object')
			readExpression(attribute.value.value, reading, position);
	}
}

/** A comment, `{/* … *\/}`, is the one expression that does nothing. */
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

/** Satteri's messages start with `line:column: ` and end with the name of the rule in brackets. */
function syntaxFault(error: unknown, where: { file: string; firstLine: number }): Fault {
	const text = messageOf(error);
	const found = /^(\d+):(\d+): (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(text);
	if (!found) return { rule: 'malformed-mdx', file: where.file, position: { at: 'unknown' }, message: text };
	const line = Number(found[1]) + where.firstLine - 1;
	const message = (found[3] ?? '').replace(/\((\d+):(\d+)\)/g, (_, inner: string, column: string) => {
		return `(${Number(inner) + where.firstLine - 1}:${column})`;
	});
	return {
		rule: 'malformed-mdx',
		file: where.file,
		position: { at: 'source', line, column: Number(found[2]) },
		message,
	};
}

/** What a body holds, and what is wrong with its syntax. */
export interface ParsedBody {
	facts: BodyFacts;
	faults: Fault[];
}

interface Reading {
	facts: BodyFacts;
	faults: Fault[];
	lines: string[];
	where: { file: string; firstLine: number };
	/** The step that is being read. */
	step: Step | undefined;
}

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
