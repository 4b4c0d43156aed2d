import { placesIn } from './places.ts';

/**
 * Finds the characters that a reader of the source cannot see, or sees in another place than a program does: controls,
 * line separators other than a line feed, marks that turn the direction of text around, and everything of no width. A
 * reviewer approves what is on the screen, so what is in the file has to be the same.
 *
 * Tabs, line feeds, and a carriage return before a line feed are text. So are the selectors that choose the form of the
 * emoji before them. Linear in the text; one finding for each different character, with every line it is on.
 */
export function findHiddenCharacters(text: string): HiddenCharacter[] {
	const found = new Map<number, HiddenCharacter>();
	const placeOf = placesIn(text);
	for (const match of text.matchAll(HIDDEN)) {
		const { line, column } = placeOf(match.index);
		const codePoint = match[0].codePointAt(0) ?? 0;
		const known = found.get(codePoint);
		if (!known) found.set(codePoint, { codePoint, line, column, lines: [line] });
		else if (known.lines.at(-1) !== line) known.lines.push(line);
	}
	return [...found.values()];
}

/** The same text with every hidden character written as `\u{202E}`, for messages that quote a file or name one. */
export function showHidden(text: string): string {
	return text.replace(HIDDEN, (character) => `\\u{${hex(character.codePointAt(0) ?? 0)}}`);
}

/** The same text without its hidden characters, for drafts that the check must accept. */
export function withoutHidden(text: string): string {
	return text.replace(HIDDEN, '');
}

/** `U+202E RIGHT-TO-LEFT OVERRIDE`; for a character without a name in the list, what kind of character it is. */
export function nameOfCharacter(codePoint: number): string {
	return `U+${hex(codePoint)} ${NAMES.get(codePoint) ?? kindOf(codePoint)}`;
}

/**
 * By their properties in Unicode, so that the list never falls behind. A byte order mark is looked for by those who
 * read files: at the start of one it says how the file is written.
 */
const HIDDEN =
	/\r(?!\n)|(?!\r)[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u2800]|(?![\u{fe0e}\u{fe0f}])\p{Default_Ignorable_Code_Point}|(?<!\p{Extended_Pictographic})[\u{fe0e}\u{fe0f}](?!\u20e3)/gu;

function hex(codePoint: number): string {
	return codePoint.toString(16).toUpperCase().padStart(4, '0');
}

function kindOf(codePoint: number): string {
	const character = String.fromCodePoint(codePoint);
	if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return '(a tag character)';
	if (/\p{Variation_Selector}/u.test(character)) return '(a variation selector)';
	if (/\p{Cc}/u.test(character)) return '(a control character)';
	if (/\p{L}/u.test(character)) return `"${character}" (a letter of another alphabet)`;
	if (/\p{Zs}/u.test(character)) return '(a space of another kind)';
	if (/\p{Cs}/u.test(character)) return '(half of a surrogate pair)';
	return '(a character of no width)';
}

const NAMES: ReadonlyMap<number, string> = new Map([
	[0x00, 'NULL'],
	[0x07, 'BELL'],
	[0x08, 'BACKSPACE'],
	[0x0b, 'LINE TABULATION'],
	[0x0c, 'FORM FEED'],
	[0x0d, 'CARRIAGE RETURN without a line feed'],
	[0x1b, 'ESCAPE'],
	[0x1c, 'INFORMATION SEPARATOR FOUR'],
	[0x1d, 'INFORMATION SEPARATOR THREE'],
	[0x1e, 'INFORMATION SEPARATOR TWO'],
	[0x1f, 'INFORMATION SEPARATOR ONE'],
	[0x7f, 'DELETE'],
	[0x85, 'NEXT LINE'],
	[0xa0, 'NO-BREAK SPACE'],
	[0xad, 'SOFT HYPHEN'],
	[0x034f, 'COMBINING GRAPHEME JOINER'],
	[0x061c, 'ARABIC LETTER MARK'],
	[0x115f, 'HANGUL CHOSEONG FILLER'],
	[0x1160, 'HANGUL JUNGSEONG FILLER'],
	[0x180e, 'MONGOLIAN VOWEL SEPARATOR'],
	[0x200b, 'ZERO WIDTH SPACE'],
	[0x200c, 'ZERO WIDTH NON-JOINER'],
	[0x200d, 'ZERO WIDTH JOINER'],
	[0x200e, 'LEFT-TO-RIGHT MARK'],
	[0x200f, 'RIGHT-TO-LEFT MARK'],
	[0x2028, 'LINE SEPARATOR'],
	[0x2029, 'PARAGRAPH SEPARATOR'],
	[0x202a, 'LEFT-TO-RIGHT EMBEDDING'],
	[0x202b, 'RIGHT-TO-LEFT EMBEDDING'],
	[0x202c, 'POP DIRECTIONAL FORMATTING'],
	[0x202d, 'LEFT-TO-RIGHT OVERRIDE'],
	[0x202e, 'RIGHT-TO-LEFT OVERRIDE'],
	[0x2060, 'WORD JOINER'],
	[0x2061, 'FUNCTION APPLICATION'],
	[0x2062, 'INVISIBLE TIMES'],
	[0x2063, 'INVISIBLE SEPARATOR'],
	[0x2064, 'INVISIBLE PLUS'],
	[0x2066, 'LEFT-TO-RIGHT ISOLATE'],
	[0x2067, 'RIGHT-TO-LEFT ISOLATE'],
	[0x2068, 'FIRST STRONG ISOLATE'],
	[0x2069, 'POP DIRECTIONAL ISOLATE'],
	[0x2800, 'BRAILLE PATTERN BLANK'],
	[0x3164, 'HANGUL FILLER'],
	[0xfe0e, 'VARIATION SELECTOR-15'],
	[0xfe0f, 'VARIATION SELECTOR-16'],
	[0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
	[0xffa0, 'HALFWIDTH HANGUL FILLER'],
	[0xe0001, 'LANGUAGE TAG'],
]);

/** One character that cannot be seen, and where it is. */
export interface HiddenCharacter {
	codePoint: number;
	/** Of the first one, 1-based. */
	line: number;
	column: number;
	/** Every line that has it, in order, each once. */
	lines: number[];
}
