import type { MdastNode } from 'satteri';
import type { FaultOf } from '../core/rules/fault.ts';
import { placeAfter } from '../core/text/places.ts';

/** Levels of lists, quotations, components and emphasis; the deepest page of the first content has 7. */
export const MAX_LEVELS = 24;

/**
 * What makes a body too much for the parser, found without parsing it, in one pass. The parser is native code and goes
 * down one level of the stack for each level of the text, so a text of some thousand levels ends the process, and no
 * `catch` sees it. The limits are far above what anybody writes and far below what it can take: the first content has at
 * most 180 of these marks on a page, and 6,000 brackets are where it ends.
 */
export function excessiveMarks(text: string): Excess | undefined {
	const brackets = countOf(text, /[[({<&]/g);
	if (brackets > MAX_BRACKETS) return { what: 'brackets', found: brackets, limit: MAX_BRACKETS, line: undefined };
	const emphasis = countOf(text, /[*_~]/g);
	if (emphasis > MAX_EMPHASIS) return { what: 'emphasis', found: emphasis, limit: MAX_EMPHASIS, line: undefined };
	for (const [index, line] of text.split('\n').entries()) {
		const found = markersOf(line);
		if (found > MAX_LEVELS) return { what: 'line', found, limit: MAX_LEVELS, line: index + 1 };
	}
	return undefined;
}

/**
 * True for a body in which the parser might still come to its end, found without parsing it. Such a body is parsed in a
 * process of its own before it is parsed in this one.
 *
 * - An expression or an import of some ten thousand operators goes as deep as brackets do and looks like text. It takes
 *   40,000 characters to get there.
 * - A line that starts with `import` or `export` is read as JavaScript, whatever it is. Where the text ends after a
 *   backslash in a string of it, ten characters in all, the parser reads on and aborts.
 */
export function mayOverwhelm(text: string): boolean {
	return firstScriptLine(text) !== undefined || (text.trim().length > LONG && text.includes('{'));
}

/** The first line, 1-based, that the parser reads as JavaScript: rarely there, and never allowed. */
export function firstScriptLine(text: string): number | undefined {
	const found = /^[ \t]*(?:import|export)\b/m.exec(text);
	return found ? placeAfter(text.slice(0, found.index)).line : undefined;
}

/** Characters from which on a body may be too deep without a mark that is counted. */
export const LONG = 30_000;

const MAX_BRACKETS = 2000;
const MAX_EMPHASIS = 5000;

/** The first node that is too deep, with how deep the tree is. Not recursive: the tree may be deeper than the stack. */
export function excessiveDepth(root: MdastNode): { node: MdastNode; depth: number } | undefined {
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

/** How many lists and quotations a line opens, one inside the other: `> - 1. x` opens three. */
function markersOf(line: string): number {
	let found = 0;
	let at = 0;
	while (found < ENOUGH) {
		MARKER.lastIndex = at;
		const marker = MARKER.exec(line)?.[0];
		if (marker === undefined) break;
		found += 1;
		at += marker.length;
	}
	return found > MAX_LEVELS && RULE.test(line.replace(/\s/g, '')) ? 0 : found;
}

/** A line across the page, `- - -`, without its spaces. */
const RULE = /^(?:-+|\*+)$/;

/** By how much more does not matter. */
const ENOUGH = 1000;

const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

function countOf(text: string, mark: RegExp): number {
	return text.match(mark)?.length ?? 0;
}

export interface Excess extends Pick<FaultOf<'deep-nesting'>, 'found' | 'limit'> {
	what: 'line' | 'brackets' | 'emphasis';
	/** Of the text, 1-based. */
	line: number | undefined;
}
