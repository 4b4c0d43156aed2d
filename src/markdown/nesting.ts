import type { MdastNode } from 'satteri';
import type { FaultOf } from '../core/rules/fault.ts';
import { placeAfter } from '../core/text/places.ts';

/** Maximum number of levels of lists, quotations, components and emphasis. The deepest page of the sample content has 7. */
export const MAX_LEVELS = 24;

/**
 * Counts the marks that may open a level of nesting (brackets, emphasis, lists, quotations), without parsing, and
 * returns the first count above its limit. The parser is native code and uses one stack frame for each level, so a text
 * with thousands of levels crashes the process, and no `catch` can prevent that. The limits are far above any real page
 * and far below the capacity of the parser: a page of the sample content has at most 180 of these marks, and the parser
 * fails at 6,000 brackets.
 */
export function findExcessiveMarks(text: string): Excess | undefined {
	const brackets = countOf(text, /[[({<&]/g);
	if (brackets > MAX_BRACKETS) return { what: 'brackets', found: brackets, limit: MAX_BRACKETS, line: undefined };
	const emphasis = countOf(text, /[*_~]/g);
	if (emphasis > MAX_EMPHASIS) return { what: 'emphasis', found: emphasis, limit: MAX_EMPHASIS, line: undefined };
	for (const [index, line] of text.split('\n').entries()) {
		const found = countMarkers(line);
		if (found > MAX_LEVELS) return { what: 'line', found, limit: MAX_LEVELS, line: index + 1 };
	}
	return undefined;
}

/**
 * True for a body that may still crash the parser, as far as can be told without parsing it. Such a body is first
 * parsed in a separate process.
 *
 * - An expression or an import with about ten thousand operators is nested as deeply as that many brackets, but has none of
 * the marks that are counted. The shortest such text has 40,000 characters.
 * - Outside code blocks, every line that starts with `import` or `export` is read as JavaScript. If the text ends right
 * after a backslash in a string on that line, which takes only ten characters, the parser reads past the end and aborts.
 */
export function mayOverwhelm(text: string): boolean {
	return firstScriptLine(text) !== undefined || (text.trim().length > LONG && text.includes('{'));
}

/**
 * The first line, 1-based, that the parser reads as JavaScript unless it is in a code block. Outside code blocks, such
 * lines are never allowed.
 */
export function firstScriptLine(text: string): number | undefined {
	const found = /^[ \t]*(?:import|export)\b/m.exec(text);
	return found ? placeAfter(text.slice(0, found.index)).line : undefined;
}

/** A body with more characters than this may be nested too deeply without any of the marks that are counted. */
export const LONG = 30_000;

const MAX_BRACKETS = 2000;
const MAX_EMPHASIS = 5000;

/**
 * The first node that is too deep, with the depth of the tree. Does not recurse, because the tree may be deeper than the
 * stack.
 */
export function findExcessiveDepth(root: MdastNode): { node: MdastNode; depth: number } | undefined {
	let first: MdastNode | undefined;
	let depth = 0;
	let level: MdastNode[] = [root];
	while (level.length > 0) {
		if (depth > MAX_LEVELS) first ??= level[0];
		const next = level.flatMap((node): MdastNode[] => ('children' in node ? node.children : []));
		if (next.length > 0) depth += 1;
		level = next;
	}
	return first && { node: first, depth };
}

/** The number of nested lists and quotations that a line opens: `> - 1. x` opens three. */
function countMarkers(line: string): number {
	let found = 0;
	let at = 0;
	while (found < MAX_COUNTED_MARKERS) {
		MARKER.lastIndex = at;
		const marker = MARKER.exec(line)?.[0];
		if (marker === undefined) break;
		found += 1;
		at += marker.length;
	}
	// A long horizontal rule, `- - -`, only looks like nested lists.
	return found > MAX_LEVELS && HORIZONTAL_RULE.test(line.replace(/\s/g, '')) ? 0 : found;
}

/** A horizontal rule, `- - -`, without its spaces. */
const HORIZONTAL_RULE = /^(?:-+|\*+)$/;

/** Counting stops here, because a higher number makes no difference. */
const MAX_COUNTED_MARKERS = 1000;

const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

function countOf(text: string, mark: RegExp): number {
	return text.match(mark)?.length ?? 0;
}

export interface Excess extends Pick<FaultOf<'deep-nesting'>, 'found' | 'limit'> {
	what: 'line' | 'brackets' | 'emphasis';
	/** The line of the text, 1-based, if the excess is on a single line. */
	line: number | undefined;
}
