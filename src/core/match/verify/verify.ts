import { CARRIAGE_RETURN, LINE_FEED } from '../text/chars.ts';
import { cutWordEnd, nextLineStart } from '../text/cut-word.ts';
import { readGap } from './gaps.ts';
import type { Index } from '../signatures/loaded-index.ts';
import type { Chunk, LoadedTemplate } from '../template/template-load.ts';
import { MAX_PADDING, MAX_SKIP } from '../template/reach.ts';
import type { TokenBuffer } from '../text/token-buffer.ts';
import { NUMBER } from '../text/tokens.ts';

/**
 * Checks a whole template around an anchor at an offset. Callers must pass anchors in ascending order.
 *
 * Usually a short look back is enough. If the buffer turns out to start too late, the check is repeated with the
 * template's full reach.
 */
export function verifyAt(
	index: Index,
	buffer: TokenBuffer,
	template: LoadedTemplate,
	at: number,
): Verified | undefined {
	const reach = Math.min(template.reachBack, SHORT_REACH);
	const verified = verify(index, buffer, template, buffer.seek(at, reach));
	if (!buffer.isTooShort || template.reachBack <= reach) return verified;
	return verify(index, buffer, template, buffer.seek(at, template.reachBack));
}

/** In characters. */
const SHORT_REACH = 160;

/**
 * Checks a whole template around a word that may be its anchor.
 *
 * The literal words must follow each other in order, separated only by punctuation, typed gaps and up to three line
 * breaks. After `<*>`, the template continues at the nearest possible place, within 800 characters and eight line
 * breaks. A line break may cut a word in two. The text is read as it is, and if that fails, without the prefixes of its
 * lines. Each call takes a bounded number of steps.
 */
export function verify(
	index: Index,
	buffer: TokenBuffer,
	template: LoadedTemplate,
	token: number,
): Verified | undefined {
	return (
		verifyReading({ index, buffer, template, skipGutters: false }, token) ??
		verifyWithoutGutters({ index, buffer, template, skipGutters: true }, token)
	);
}

const MAX_LINES_SKIPPED = 8;
const MAX_LINES_BETWEEN = 3;
/** Maximum number of words in a typed gap, when searching backwards for the start of a template. */
const WORDS_PER_GAP = 24;

function verifyWithoutGutters(reading: Reading, token: number): Verified | undefined {
	const { tokens } = reading.buffer;
	// If no nearby token is in a gutter, both readings are identical.
	const from = Math.max(0, token - 40);
	reading.buffer.readTo(token + 40);
	const to = Math.min(tokens.count, token + 160);
	for (let i = from; i < to; i++) if (tokens.gutter[i] === 1) return verifyReading(reading, token);
	return undefined;
}

function verifyReading(reading: Reading, token: number): Verified | undefined {
	const { chunks, anchorChunk } = reading.template;
	const anchor = matchAround(reading, chunks[anchorChunk] as Chunk, token);
	if (!anchor) return undefined;

	const parts: Part[] = [anchor];
	let first = anchor;
	for (let chunkIndex = anchorChunk - 1; chunkIndex >= 0; chunkIndex--) {
		const part = findBefore(reading, chunks[chunkIndex] as Chunk, first);
		if (!part) return undefined;
		parts.unshift(part);
		first = part;
	}
	let last = anchor;
	for (let chunkIndex = anchorChunk + 1; chunkIndex < chunks.length; chunkIndex++) {
		const part = findAfter(reading, chunks[chunkIndex] as Chunk, last);
		if (!part) return undefined;
		parts.push(part);
		last = part;
	}
	return {
		template: reading.template,
		start: first.from,
		end: last.to,
		params: collectParams(reading.template, parts),
	};
}

function collectParams(template: LoadedTemplate, parts: readonly Part[]): Param[] {
	return parts.flatMap((part, i) => {
		const name = template.skips[i];
		const next = parts[i + 1];
		return name === undefined || !next
			? part.params
			: [...part.params, { name, type: '*', start: part.to, end: next.from }];
	});
}

/** Reads the chunk that contains the anchor, from the nearest start at which it matches. */
function matchAround(reading: Reading, chunk: Chunk, token: number): Part | undefined {
	let gaps = 0;
	for (let i = 0; i < reading.template.anchorElement; i++) if (typeof chunk[i] !== 'number') gaps++;
	let start = token;
	for (let i = 0; i < reading.template.anchorElement - gaps; i++) start = previous(reading, start);
	// A word cut by a line break is two tokens.
	const slack = reading.template.anchorElement === 0 ? 0 : 2 + gaps * WORDS_PER_GAP;
	for (let tries = 0; tries <= slack && start >= 0; tries++) {
		const part = matchChunk(reading, chunk, start);
		if (part) return part;
		start = previous(reading, start);
	}
	return undefined;
}

function findBefore(reading: Reading, chunk: Chunk, following: Part): Part | undefined {
	const { tokens } = reading.buffer;
	for (let i = previous(reading, following.first); i >= 0; i = previous(reading, i)) {
		// The chunk must end within MAX_SKIP of the following part, and is itself at most about MAX_SKIP long.
		if (following.from - (tokens.end[i] as number) > 2 * MAX_SKIP) return undefined;
		if ((tokens.lines[following.first] as number) - (tokens.lines[i] as number) > MAX_LINES_SKIPPED) return undefined;
		const part = matchChunk(reading, chunk, i);
		if (part && part.to <= following.from && following.from - part.to <= MAX_SKIP) return part;
	}
	return undefined;
}

function findAfter(reading: Reading, chunk: Chunk, preceding: Part): Part | undefined {
	const { buffer } = reading;
	const { tokens } = buffer;
	const line = tokens.lines[preceding.last] as number;
	const misses = reading.skipGutters ? buffer.missesWithoutGutters : buffer.misses;
	const missed = misses.get(chunk);
	const first = next(reading, preceding.last);
	let from = buffer.has(first) ? (tokens.start[first] as number) : 0;
	let i = first;
	if (missed && from >= missed.from && from < missed.to) {
		// Skip the span that an earlier search covered. Otherwise a text that repeats the beginning of the message
		// n times would take O(n²).
		from = missed.from;
		i = buffer.firstFrom(missed.to);
		if (reading.skipGutters) while (buffer.has(i) && tokens.gutter[i] === 1) i++;
	}
	for (; buffer.has(i); i = next(reading, i)) {
		const start = tokens.start[i] as number;
		const isFar = start - preceding.to > MAX_SKIP || (tokens.lines[i] as number) - line > MAX_LINES_SKIPPED;
		if (isFar) {
			misses.set(chunk, { from, to: start });
			return undefined;
		}
		if (start < preceding.to) continue;
		const part = matchChunk(reading, chunk, i);
		if (part) return part;
	}
	return undefined;
}

function matchChunk(reading: Reading, chunk: Chunk, start: number): Part | undefined {
	const first = chunk[0];
	if (typeof first === 'number' && !canBeWord(reading, start, first)) return undefined;
	const part = readChunk(reading, chunk, start, false);
	if (part !== NUMBER_CONTINUES) return part;
	const joined = readChunk(reading, chunk, start, true);
	return joined === NUMBER_CONTINUES ? undefined : joined;
}

/** Why a chunk could not be read: a number may continue on the next line, so the chunk must be read with it joined. */
const NUMBER_CONTINUES = 'number continues';

/**
 * Reads a chunk that starts at a word.
 *
 * @param joinNumbers Whether a number that continues on the next line is read as one number.
 */
function readChunk(
	reading: Reading,
	chunk: Chunk,
	start: number,
	joinNumbers: boolean,
): Part | typeof NUMBER_CONTINUES | undefined {
	const { buffer } = reading;
	const { tokens, text } = buffer;
	let failure: typeof NUMBER_CONTINUES | undefined;
	const params: Param[] = [];
	let token = start;
	let last = start;
	let from = -1;
	let to = -1;
	for (const element of chunk) {
		if (!buffer.has(token)) return failure;
		const at = tokens.start[token] as number;
		if (to >= 0) {
			if (at - to > MAX_PADDING) return failure;
			if ((tokens.lines[token] as number) - (tokens.lines[last] as number) > MAX_LINES_BETWEEN) return failure;
		}
		last = token;
		if (typeof element === 'number') {
			if (tokens.id[token] === element) {
				if (from < 0) from = at;
				to = tokens.end[token] as number;
			} else if (tokens.alt[token] === element) {
				// The first letter belongs to an escape, such as the `n` of `\n`.
				if (from < 0) from = at + 1;
				to = tokens.end[token] as number;
			} else {
				const end = cutWordEnd(text, tokens.start[token] as number, reading.index.words[element] as string);
				if (end < 0) return failure;
				if (from < 0) from = at;
				to = end;
				last = buffer.firstFrom(end) - 1;
			}
			token = next(reading, last);
			continue;
		}
		const after = to >= 0 ? to : buffer.endBefore(token);
		const value = readGap(text, element.type, after, at);
		if (!value) return failure;
		if (tokens.kind[token] === NUMBER && numberContinuesOnNextLine(text, value.end)) {
			if (joinNumbers) value.end = value.next = joinedNumberEnd(text, value.end);
			else failure = NUMBER_CONTINUES;
		}
		params.push({ name: element.name, type: element.type, start: value.start, end: value.end });
		if (from < 0) from = value.start;
		to = value.next;
		token = buffer.firstFrom(value.next);
		last = token - 1;
		if (reading.skipGutters) while (buffer.has(token) && tokens.gutter[token] === 1) token++;
	}
	return { first: start, last, from, to, params };
}

/** Whether a token can be the expected word, or the part of it before a line break. */
function canBeWord(reading: Reading, token: number, word: number): boolean {
	const { tokens, text } = reading.buffer;
	if (!reading.buffer.has(token)) return false;
	if (tokens.id[token] === word || tokens.alt[token] === word) return true;
	return cutWordEnd(text, tokens.start[token] as number, reading.index.words[word] as string) >= 0;
}

function numberContinuesOnNextLine(text: string, at: number): boolean {
	const feed = text.charCodeAt(at) === CARRIAGE_RETURN ? at + 1 : at;
	if (text.charCodeAt(feed) !== LINE_FEED) return false;
	return /[\d.]/.test(text.charAt(nextLineStart(text, feed + 1)));
}

function joinedNumberEnd(text: string, at: number): number {
	let i = nextLineStart(text, text.indexOf('\n', at) + 1);
	while (/[\d.]/.test(text.charAt(i))) i++;
	return text[i - 1] === '.' ? i - 1 : i;
}

function next(reading: Reading, token: number): number {
	let i = token + 1;
	if (reading.skipGutters) while (reading.buffer.has(i) && reading.buffer.tokens.gutter[i] === 1) i++;
	return i;
}

function previous(reading: Reading, token: number): number {
	const { buffer } = reading;
	let i = buffer.indexBefore(token);
	if (reading.skipGutters) while (i >= 0 && buffer.tokens.gutter[i] === 1) i = buffer.indexBefore(i);
	return i;
}

/** A template found in a text. Offsets refer to the original text, end exclusive. */
export interface Verified {
	template: LoadedTemplate;
	start: number;
	end: number;
	params: Param[];
}

interface Param {
	name: string | undefined;
	type: string;
	start: number;
	end: number;
}

/** One matched chunk: its first and last token, its offsets and the values of its gaps. */
interface Part {
	first: number;
	last: number;
	from: number;
	to: number;
	params: Param[];
}

interface Reading {
	index: Index;
	buffer: TokenBuffer;
	template: LoadedTemplate;
	skipGutters: boolean;
}
