import { placesIn } from '../places.ts';

/**
 * Finds characters that a reader of the source cannot see, or that make the screen show text in a different order from
 * the file: control characters, line separators other than a line feed, marks that change the direction of text, and
 * zero-width characters. A reviewer approves the text on the screen, so the file must contain the same text.
 *
 * Tabs, line feeds, and carriage returns before a line feed are ordinary text. So are variation selectors after an
 * emoji, whose form they choose. Takes linear time, and returns one finding per distinct character, with every line
 * that contains it.
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

/** Writes every hidden character as an escape such as `\u{202E}`, for messages that name a file or quote its text. */
export function showHidden(text: string): string {
	return text.replace(HIDDEN, (character) => `\\u{${hex(character.codePointAt(0) ?? 0)}}`);
}

/** Removes hidden characters, for drafts that the check must accept. */
export function withoutHidden(text: string): string {
	return text.replace(HIDDEN, '');
}

/** The code and name of a character, such as `U+202E RIGHT-TO-LEFT OVERRIDE`; its kind if `NAMES` lacks the name. */
export function nameOfCharacter(codePoint: number): string {
	return `U+${hex(codePoint)} ${NAMES.get(codePoint) ?? kindOf(codePoint)}`;
}

/**
 * Uses Unicode properties instead of a list, which would become out of date. It includes the byte order mark, although
 * the code that reads files allows one at the start of a file, where it only marks the encoding.
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
	if (/\p{L}/u.test(character)) return `"${character}" (a letter of a different alphabet)`;
	if (/\p{Zs}/u.test(character)) return '(an unusual space)';
	if (/\p{Cs}/u.test(character)) return '(half of a surrogate pair)';
	return '(a zero-width character)';
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

/** One hidden character and its positions. */
export interface HiddenCharacter {
	codePoint: number;
	/** Line of the first occurrence, 1-based. */
	line: number;
	column: number;
	/** Every line that contains the character, in order, each once. */
	lines: number[];
}
