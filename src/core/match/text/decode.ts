import { ASCII_CLASS, BACKSLASH, DIGIT, LETTER } from './chars.ts';

/**
 * Reads the escape, entity or tag that begins at a lead character (`\ & ^ < % [` or ESC), and returns its end and
 * meaning.
 *
 * Nothing is copied: the tokeniser keeps walking over the original text, so all offsets refer to that text.
 */
export function readLead(text: string, at: number, limit: number): Lead {
	const code = text.charCodeAt(at);
	if (code === 27) return skipAnsi(text, at + 1, limit);
	if (code === BACKSLASH) return readBackslash(text, at, limit);
	if (code === 38) return readEntity(text, at, limit);
	if (code === 94) return text.charCodeAt(at + 1) === 91 ? skipCaretAnsi(text, at, limit) : separator(at + 1);
	if (code === 60) return separator(tagEnd(text, at, limit) ?? at + 1);
	if (code === 37) return readPercent(text, at, limit);
	return separator(bareColourEnd(text, at, limit) ?? at + 1);
}

const MAX_SEQUENCE_LENGTH = 64;
const MAX_LINK_LENGTH = 1024;
const MAX_TAG_LENGTH = 256;
const TAGS = new Set(
	'a b i u p em br hr li ol ul td th tr h1 h2 h3 h4 h5 h6 div pre kbd var sub sup tt font span code strong small table tbody thead mark'.split(
		' ',
	),
);
const ENTITIES: Record<string, number> = {
	quot: 34,
	apos: 39,
	lt: 60,
	gt: 62,
	amp: 38,
	nbsp: 160,
	shy: 173,
	lsquo: 0x2018,
	rsquo: 0x2019,
	ldquo: 0x201c,
	rdquo: 0x201d,
	hellip: 0x2026,
	ndash: 0x2013,
	mdash: 0x2014,
};

function separator(next: number): Lead {
	return { next, kind: 'separator', code: 32 };
}

function transparent(next: number): Lead {
	return { next, kind: 'transparent', code: 0 };
}

/** After ESC: a CSI sequence, an OSC string (hyperlinks) or a two-character sequence. */
function skipAnsi(text: string, at: number, limit: number): Lead {
	const code = text.charCodeAt(at);
	if (at >= limit) return transparent(at);
	if (code === 91) return transparent(csiEnd(text, at + 1, limit));
	if (code === 93) return transparent(oscEnd(text, at + 1, limit));
	return transparent(code === 40 || code === 41 ? Math.min(at + 2, limit) : at);
}

/** A colour code as `cat -v` shows it, such as `^[[36m`. */
function skipCaretAnsi(text: string, at: number, limit: number): Lead {
	if (text.charCodeAt(at + 2) !== 91) return separator(at + 2);
	return transparent(csiEnd(text, at + 3, limit));
}

// No sequence is read across white space, because the candidate search reads spans between white space.
function csiEnd(text: string, at: number, limit: number): number {
	const last = Math.min(limit, at + MAX_SEQUENCE_LENGTH);
	for (let i = at; i < last; i++) {
		const code = text.charCodeAt(i);
		if (code >= 0x40 && code <= 0x7e) return i + 1;
		if (code <= 0x20 || code > 0x7e) return i;
	}
	return at;
}

function oscEnd(text: string, at: number, limit: number): number {
	const last = Math.min(limit, at + MAX_LINK_LENGTH);
	for (let i = at; i < last; i++) {
		const code = text.charCodeAt(i);
		if (code === 7) return i + 1;
		if (code <= 0x20 && code !== 27) return at;
		if (code === 27) return text.charCodeAt(i + 1) === BACKSLASH ? Math.min(i + 2, limit) : i;
	}
	return at;
}

/** The end of a colour code such as `[36m` whose ESC was lost, if one is at `at`. */
function bareColourEnd(text: string, at: number, limit: number): number | undefined {
	const last = Math.min(limit, at + 13);
	for (let i = at + 1; i < last; i++) {
		const code = text.charCodeAt(i);
		if (code === 109) return i > at + 1 ? i + 1 : undefined;
		if (code !== 59 && (code < 48 || code > 57)) return undefined;
	}
	return undefined;
}

/** Reads backslashes and the escape that they begin: `\u001b`, `\x1b`, `\033`, `\e[`, `\n`, `\t` or `\r`. */
function readBackslash(text: string, at: number, limit: number): Lead {
	let i = at;
	while (i < limit && text.charCodeAt(i) === BACKSLASH) i++;
	if (i >= limit) return separator(i);
	const code = text.charCodeAt(i);
	if (code === 117) {
		const value = hex(text, i + 1, 4, limit);
		return value === undefined ? separator(i) : decoded(text, i + 5, value, limit);
	}
	if (code === 120) {
		const value = hex(text, i + 1, 2, limit);
		return value === undefined ? separator(i) : value < 128 ? decoded(text, i + 3, value, limit) : separator(i + 3);
	}
	if (code === 48 && text.startsWith('033', i)) return skipAnsi(text, i + 3, limit);
	if (code === 101 && text.charCodeAt(i + 1) === 91) return skipAnsi(text, i + 1, limit);
	if (code !== 110 && code !== 116 && code !== 114) return separator(i);
	// `\n` before a letter may be a line break or part of a Windows path. The tokeniser keeps both readings.
	const after = i + 1 < limit ? text.charCodeAt(i + 1) : 32;
	return after < 128 && ASCII_CLASS[after] === LETTER && after !== 95
		? { next: i, kind: 'either', code: 32 }
		: separator(i + 1);
}

function decoded(text: string, next: number, code: number, limit: number): Lead {
	if (code === 27) return skipAnsi(text, next, limit);
	return { next, kind: 'code', code };
}

function readEntity(text: string, at: number, limit: number): Lead {
	let i = at + 1;
	while (text.startsWith('amp;', i)) i += 4;
	const end = text.slice(i, Math.min(i + 9, limit)).indexOf(';');
	if (end <= 0) return separator(Math.min(i, limit));
	const name = text.slice(i, i + end);
	const next = i + end + 1;
	if (name.charCodeAt(0) !== 35) {
		const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
		return known === undefined ? separator(at + 1) : { next, kind: 'code', code: known };
	}
	const isHex = name.charCodeAt(1) === 120 || name.charCodeAt(1) === 88;
	const digits = name.slice(isHex ? 2 : 1);
	const value = isHex ? hex(digits, 0, digits.length, digits.length) : decimal(digits);
	if (value === undefined || value > 0x10ffff) return separator(at + 1);
	return decoded(text, next, value, limit);
}

/** Reads `%20` and other encoded punctuation. Letters and digits are not decoded, so `100%50` stays two numbers. */
function readPercent(text: string, at: number, limit: number): Lead {
	const value = hex(text, at + 1, 2, limit);
	if (value === undefined || value > 126 || value < 9) return separator(at + 1);
	const kind = ASCII_CLASS[value];
	return separator(kind === LETTER || kind === DIGIT ? at + 1 : at + 3);
}

/** The end of a common HTML tag at `at`, or `undefined` if this is an ordinary `<`. */
function tagEnd(text: string, at: number, limit: number): number | undefined {
	let i = at + 1;
	if (text.charCodeAt(i) === 47) i++;
	const start = i;
	while (i < limit && i - start < 7 && isAlphanumeric(text.charCodeAt(i))) i++;
	if (!TAGS.has(text.slice(start, i).toLowerCase())) return undefined;
	const code = text.charCodeAt(i);
	if (code !== 62 && code !== 47 && code !== 32) return undefined;
	// After a space, only `/` or an attribute makes it a tag.
	if (code === 32 && text.charCodeAt(i + 1) !== 47 && !text.startsWith('=', attributeNameEnd(text, i + 1, limit)))
		return undefined;
	const end = text.slice(i, Math.min(i + MAX_TAG_LENGTH, limit)).indexOf('>');
	return end < 0 ? undefined : i + end + 1;
}

function attributeNameEnd(text: string, at: number, limit: number): number {
	let i = at;
	while (i < limit && i - at < 32 && (isAlphanumeric(text.charCodeAt(i)) || text.charCodeAt(i) === 45)) i++;
	return i;
}

function isAlphanumeric(code: number): boolean {
	return code < 128 && code !== 95 && (ASCII_CLASS[code] === LETTER || ASCII_CLASS[code] === DIGIT);
}

function hex(text: string, at: number, length: number, limit: number): number | undefined {
	if (length === 0 || at + length > limit) return undefined;
	let value = 0;
	for (let i = at; i < at + length; i++) {
		const code = text.charCodeAt(i);
		const digit =
			code >= 48 && code <= 57 ? code - 48 : (code | 32) >= 97 && (code | 32) <= 102 ? (code | 32) - 87 : -1;
		if (digit < 0) return undefined;
		value = value * 16 + digit;
	}
	return value;
}

function decimal(digits: string): number | undefined {
	let value = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = digits.charCodeAt(i) - 48;
		if (digit < 0 || digit > 9) return undefined;
		value = value * 10 + digit;
	}
	return digits.length > 0 ? value : undefined;
}

/** The sequence that begins at a lead character. */
export interface Lead {
	/** Offset after the sequence. */
	next: number;
	/**
	 * `either`: a separator, where the letter at `next` belongs either to it or to the next word. `code`: the sequence
	 * encodes the character `code`.
	 */
	kind: 'separator' | 'transparent' | 'either' | 'code';
	code: number;
}
