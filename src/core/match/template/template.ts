import { BACKSLASH, isWordCode } from '../text/chars.ts';
import { MAX_WORD_LENGTH, OTHER, wordsOf } from '../text/tokens.ts';

/** Gap types an author may write. README.md says what each one accepts. */
export const GAP_TYPES = ['int', 'float', 'quoted', 'host', 'word', '*'] as const;
/** The gap types as text for messages: `<int>, <float>, … and <*>`. */
export const GAP_LIST = `${GAP_TYPES.slice(0, -1)
	.map((type) => `<${type}>`)
	.join(', ')} and <${GAP_TYPES.at(-1)}>`;

/**
 * Reads a template: literal words and gaps such as `<int:pool size>`.
 *
 * Case and punctuation of the literal part do not matter. A `<` that does not look like a gap is punctuation too;
 * authors write `\<` where it would look like one. Never throws: a problem is returned as a sentence with its offset.
 */
export function parseTemplate(text: string): ParsedTemplate {
	const forbidden = findForbidden(text);
	if (forbidden >= 0) {
		return {
			ok: false,
			message: 'A template may not contain line breaks, tabs, control characters or "~".',
			at: forbidden,
		};
	}
	const elements: TemplateElement[] = [];
	let literalFrom = 0;
	for (let i = 0; i < text.length; i++) {
		if (text.charCodeAt(i) !== LESS) continue;
		if (text.charCodeAt(i - 1) === BACKSLASH) continue;
		const gap = parseGap(text, i);
		if (gap === undefined) continue;
		if ('message' in gap) return { ok: false, message: gap.message, at: i };
		addWords(elements, text, literalFrom, i);
		const problem = gapProblem(text, i, gap, elements);
		if (problem) return { ok: false, message: problem, at: i };
		elements.push({ is: 'gap', type: gap.type, name: gap.name });
		literalFrom = gap.end;
		i = gap.end - 1;
	}
	addWords(elements, text, literalFrom, text.length);
	const problem = wholeProblem(elements);
	return problem ? { ok: false, message: problem, at: 0 } : { ok: true, template: { text, elements } };
}

/** True for a word that the candidate search can find. */
export function isAnchorable(word: string): boolean {
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 128) return true;
	return word.length >= 3;
}

const LESS = 60;
const MAX_NAME_LENGTH = 40;

/** The offset of the first control character or `~`, which are reserved in the packed index, or -1. */
function findForbidden(text: string): number {
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 32 || code === 126 || code === 127) return i;
	}
	return -1;
}

function parseGap(text: string, at: number): RawGap | { message: string } | undefined {
	const close = text.indexOf('>', at);
	if (close < 0) return undefined;
	const inner = text.slice(at + 1, close);
	const colon = inner.indexOf(':');
	const type = colon < 0 ? inner : inner.slice(0, colon);
	const known = GAP_TYPES.find((candidate) => candidate === type);
	if (known === undefined) {
		if (!/^[a-z]{1,12}$/.test(type)) return undefined;
		return {
			message: `"<${inner}>" is not a gap. Gaps are ${GAP_LIST}; write "\\<" for a plain "<".`,
		};
	}
	const name = colon < 0 ? undefined : inner.slice(colon + 1).trim();
	if (name !== undefined && !/^[A-Z0-9][\w -]*$/i.test(name)) {
		return {
			message: `The name in "<${inner}>" may contain only letters, digits, spaces, "-" and "_", and must begin with a letter or digit.`,
		};
	}
	if (name !== undefined && name.length > MAX_NAME_LENGTH) {
		return { message: `The name in "<${inner}>" is longer than ${MAX_NAME_LENGTH} characters.` };
	}
	return { type: known, name, end: close + 1 };
}

function gapProblem(text: string, at: number, gap: RawGap, elements: readonly TemplateElement[]): string | undefined {
	const shown = text.slice(at, gap.end);
	if (at > 0 && isWordCode(text.charCodeAt(at - 1))) {
		return `"${shown}" begins inside a word. Put the whole word into a <word> gap.`;
	}
	const after = text.charCodeAt(gap.end);
	const isNumber = gap.type === 'int' || gap.type === 'float';
	if (gap.end < text.length && isWordCode(after) && !(isNumber && !(after >= 48 && after <= 57) && after !== 95)) {
		return `"${shown}" ends inside a word. Only <int> and <float> may appear directly before letters, as in "<int>ms".`;
	}
	if (gap.type === '*' && elements.length === 0) return 'A template may not begin with <*>, which matches anything.';
	if (elements.at(-1)?.is === 'gap' && (gap.type === '*' || lastType(elements) === '*')) {
		return `"${shown}" is directly next to another gap, so it is not clear where one ends and the other begins.`;
	}
	return undefined;
}

function wholeProblem(elements: readonly TemplateElement[]): string | undefined {
	const words = elements.filter((element) => element.is === 'word');
	if (words.length === 0) return 'A template needs at least one word besides its gaps.';
	if (words.length > 60) return `A template may have at most 60 words; this one has ${words.length}.`;
	const long = words.find((element) => element.word.length > MAX_WORD_LENGTH);
	if (long) return `"${long.word.slice(0, 20)}…" is longer than ${MAX_WORD_LENGTH} characters.`;
	if (lastType(elements) === '*') return 'A template may not end with <*>, which matches anything.';
	if (!words.some((element) => isAnchorable(element.word))) {
		return 'A template needs a word of at least three letters or digits, so that it can be found quickly.';
	}
	return undefined;
}

function lastType(elements: readonly TemplateElement[]): GapType | undefined {
	const last = elements.at(-1);
	return last?.is === 'gap' ? last.type : undefined;
}

function addWords(elements: TemplateElement[], text: string, from: number, to: number): void {
	// Backslashes are replaced first, so that a template cannot contain escapes by accident.
	const literal = text.slice(from, to).replaceAll('\\', ' ');
	for (const { word, kind, start, end } of wordsOf(literal)) {
		// `wordsOf` truncates a long word. The whole word is added, so that a template with a word this long is
		// rejected.
		const whole = end - start > MAX_WORD_LENGTH ? literal.slice(start, end) : word;
		elements.push({ is: 'word', word: whole, ascii: kind !== OTHER });
	}
}

export type GapType = (typeof GAP_TYPES)[number];

export type TemplateElement =
	{ is: 'word'; word: string; ascii: boolean } | { is: 'gap'; type: GapType; name: string | undefined };

export interface Template {
	/** The template as its author wrote it. */
	text: string;
	elements: TemplateElement[];
}

export type ParsedTemplate =
	| { ok: true; template: Template }
	/** `message`: a full sentence for the author; `at`: offset in the template. */
	| { ok: false; message: string; at: number };

interface RawGap {
	type: GapType;
	name: string | undefined;
	end: number;
}

/** How much a match of the template proves by itself; see `SignatureSchema`. */
export type Strength = 'message' | 'class' | 'generic';
