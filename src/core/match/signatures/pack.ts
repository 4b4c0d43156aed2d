/**
 * Compresses a repetitive text into plain text that JSON can hold.
 *
 * LZ77 (Ziv and Lempel, 1977) without an entropy coder. A span of 4 to 23 characters that also occurs up to 8,640
 * characters earlier becomes two characters, which take three bytes in UTF-8. A longer or more distant span becomes two
 * characters that take four bytes. Compression during the transfer does the rest.
 */
export function pack(text: string): string {
	const near = longestMatches(text, NEAR);
	const far = longestMatches(text, FAR);
	// For each position, the fewest bytes in which the text from there on can be written. Filled from the end.
	const cost = new Int32Array(text.length + 1);
	const chosenLength = new Uint8Array(text.length);
	const isFar = new Uint8Array(text.length);
	for (let i = text.length - 1; i >= 0; i--) {
		cost[i] = (cost[i + 1] as number) + (isPlain(text.charCodeAt(i)) ? 1 : 4);
		for (const { lengths, reach } of [near, far]) {
			for (let length = MIN_REPEAT_LENGTH; length <= (lengths[i] as number); length++) {
				const alternative = (cost[i + length] as number) + reach.bytes;
				if (alternative >= (cost[i] as number)) continue;
				cost[i] = alternative;
				chosenLength[i] = length;
				isFar[i] = reach === FAR ? 1 : 0;
			}
		}
	}
	let out = '';
	for (let i = 0; i < text.length;) {
		const length = chosenLength[i] as number;
		if (length === 0) {
			const char = text.charAt(i++);
			out += isPlain(char.charCodeAt(0)) ? char : LITERAL + char;
			continue;
		}
		const { reach, distances } = isFar[i] === 1 ? far : near;
		const distance = (distances[i] as number) - 1;
		const high = Math.floor(distance / LOW.length);
		out +=
			String.fromCharCode(reach.firstCode + (length - MIN_REPEAT_LENGTH) * reach.highCount + high) +
			LOW.charAt(distance % LOW.length);
		i += length;
	}
	return out;
}

/** Restores the text that `pack` was given. Any other input gives some text, never an error. */
export function unpack(packed: string): string {
	let codes = new Uint16Array(packed.length * 4 + MAX_REPEAT_LENGTH);
	let count = 0;
	for (let i = 0; i < packed.length; i++) {
		if (count + MAX_REPEAT_LENGTH > codes.length) codes = doubled(codes);
		const code = packed.charCodeAt(i);
		if (code < 128) {
			// After the mark `LITERAL`, the next character stands for itself.
			codes[count++] = code === 1 ? packed.charCodeAt(++i) : code;
			continue;
		}
		const { firstCode, lengthCount, highCount } = code < FAR.firstCode ? NEAR : FAR;
		const length = MIN_REPEAT_LENGTH + (Math.floor((code - firstCode) / highCount) % lengthCount);
		const distance = ((code - firstCode) % highCount) * LOW.length + (LOW_VALUE[packed.charCodeAt(++i)] ?? 0) + 1;
		const from = Math.max(0, count - distance);
		const to = Math.min(from + length, count);
		for (let at = from; at < to; at++) codes[count++] = codes[at] as number;
	}
	let out = '';
	for (let i = 0; i < count; i += CHUNK) {
		// Does not use spread syntax, which would call an iterator once per character.
		out += String.fromCharCode.apply(null, codes.subarray(i, Math.min(i + CHUNK, count)) as unknown as number[]);
	}
	return out;
}

const CHUNK = 8192;

function doubled(codes: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
	const bigger = new Uint16Array(codes.length * 2);
	bigger.set(codes);
	return bigger;
}

const MIN_REPEAT_LENGTH = 4;
/**
 * The two kinds of references. A reference's first character encodes its kind, its length and the high part of its
 * distance. A near one needs 20 × 96 characters, which are all that take two bytes in UTF-8; a far one needs 64 × 832,
 * which are all that take three bytes and come before the surrogates.
 */
const NEAR: Reach = { firstCode: 0x80, lengthCount: 20, highCount: 96, bytes: 3 };
const FAR: Reach = { firstCode: 0x800, lengthCount: 64, highCount: 832, bytes: 4 };
const MAX_REPEAT_LENGTH = MIN_REPEAT_LENGTH + FAR.lengthCount - 1;
/** Maximum number of earlier places that are compared with one position. */
const MAX_TRIED = 64;
const LITERAL = '\u0001';
/** Characters for the low part of a distance: ASCII characters that JSON does not escape. */
const LOW: string = String.fromCharCode(...Array.from({ length: 91 }, (_, i) => 35 + i).filter((code) => code !== 92));
const LOW_VALUE: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
	Math.max(0, LOW.indexOf(String.fromCharCode(code))),
);

/** Whether a character is written unchanged; other characters are written after a mark. */
function isPlain(code: number): boolean {
	return code < 128 && code !== 1;
}

/** For each position, the longest repetition found: an equal span that is within reach and ends before the position. */
function longestMatches(text: string, reach: Reach): { reach: Reach; lengths: Uint8Array; distances: Int32Array } {
	const farthest = reach.highCount * LOW.length;
	const longest = MIN_REPEAT_LENGTH + reach.lengthCount - 1;
	const codes = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
	const lengths = new Uint8Array(text.length);
	const distances = new Int32Array(text.length);
	// The last place of each hash of four characters, and for each place the previous one with the same hash.
	const last = new Int32Array(HASHES).fill(-1);
	const earlier = new Int32Array(text.length);
	for (let i = 0; i + MIN_REPEAT_LENGTH <= codes.length; i++) {
		const hash = hashAt(codes, i);
		earlier[i] = last[hash] as number;
		last[hash] = i;
		let best = MIN_REPEAT_LENGTH - 1;
		let at = earlier[i] as number;
		for (let tries = 0; at >= 0 && i - at <= farthest && tries < MAX_TRIED; tries++, at = earlier[at] as number) {
			// A candidate can only be better if it also matches the character after the best one.
			if (codes[at + best] !== codes[i + best]) continue;
			const limit = Math.min(longest, i - at, codes.length - i);
			let length = 0;
			while (length < limit && codes[at + length] === codes[i + length]) length++;
			if (length <= best) continue;
			best = length;
			lengths[i] = length;
			distances[i] = i - at;
			if (length === longest) break;
		}
	}
	return { reach, lengths, distances };
}

const HASHES = 65_536;

function hashAt(codes: Uint16Array, at: number): number {
	let hash = 0;
	for (let i = at; i < at + MIN_REPEAT_LENGTH; i++) hash = Math.imul(hash, 0x9e37_79b1) + (codes[i] as number);
	return (Math.imul(hash, 0x9e37_79b1) >>> 16) & (HASHES - 1);
}

interface Reach {
	/** Lowest code of the character that begins such a reference. */
	firstCode: number;
	/** Number of different lengths. */
	lengthCount: number;
	/** Number of values that the high part of a distance can have. */
	highCount: number;
	/** How many bytes of UTF-8 a reference takes. */
	bytes: number;
}
