import type { Window } from './window.ts';

/**
 * Finds spans without white space that contain anything but printable ASCII. Decoding may drop or replace characters
 * there, so the words of these spans must be read one by one.
 */
export class UnusualSpans {
	private readonly text: string;
	private readonly onUnusual: OnUnusual;
	/** Where the last span ended. */
	private done = 0;

	constructor(text: string, onUnusual: OnUnusual) {
		this.text = text;
		this.onUnusual = onUnusual;
	}

	/** Reports the spans that begin in a window or reach into it. Windows must come in order. */
	findIn({ bytes, quads, from, size }: Window): void {
		const end = size >> 2;
		for (let quad = 0; quad < end; quad++) {
			if (mayHoldUnusual(quads[quad] as number)) this.reportSpans(bytes, quad << 2, 4, from);
		}
		this.reportSpans(bytes, end << 2, size & 3, from);
	}

	/** Reports the spans of the unusual characters among `count` bytes of a window that begins at `from` in the text. */
	private reportSpans(bytes: Uint8Array, at: number, count: number, from: number): void {
		for (let i = at; i < at + count; i++) {
			const code = bytes[i] as number;
			const isUsual = (code >= 32 && code < 127) || (code >= 9 && code <= 13);
			if (!isUsual && from + i >= this.done) this.done = reportSpan(this.text, from + i, this.done, this.onUnusual);
		}
	}
}

/** Finds spans with an escape that consists of printable characters: `^[`, `\u`, `\x`, `\0`, `\e`, `&#`, `&s`, `&a`. */
export function findEscapes(text: string, onUnusual: OnUnusual): void {
	for (const [lead, followers] of ESCAPES) {
		let done = 0;
		for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, Math.max(at + 1, done))) {
			if (at + 1 < text.length && followers.includes(text.charAt(at + 1))) done = reportSpan(text, at, done, onUnusual);
		}
	}
}

/** First characters of escapes that may appear inside a word, each with the possible second characters. */
const ESCAPES: readonly [string, string][] = [
	['^', '['],
	['\\', 'ux0e'],
	['&', '#sa'],
];

/**
 * Whether any of four bytes may be below a space or above `~`. Also true for a line break.
 *
 * The first term borrows from each byte below 32, the second carries into the highest bit of each byte above 126 (see
 * Warren, "Hacker's Delight", chapter 6: a word with a byte in a range).
 */
function mayHoldUnusual(four: number): boolean {
	return (((four - 0x2020_2020) | (four + 0x0101_0101) | four) & 0x8080_8080) !== 0;
}

/** Reports the span without white space around `at`, starting no earlier than `done`, and returns its end. */
function reportSpan(text: string, at: number, done: number, onUnusual: OnUnusual): number {
	let from = at;
	while (from > done && !isWhiteSpace(text.charCodeAt(from - 1))) from--;
	let to = at + 1;
	while (to < text.length && !isWhiteSpace(text.charCodeAt(to))) to++;
	onUnusual(from, to);
	return to;
}

function isWhiteSpace(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

type OnUnusual = (from: number, to: number) => void;
