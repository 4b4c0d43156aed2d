/**
 * A part of a text as bytes, one per UTF-16 code unit, so that offsets stay the same.
 *
 * Reading a typed array takes about half the time of reading a string, and one small array that is refilled repeatedly
 * stays in the processor's cache. Every character outside ASCII becomes `WIDE`. Spaces follow the end of the text.
 */
export class Window {
	readonly bytes: Uint8Array<ArrayBuffer> = new Uint8Array(WINDOW + MARGIN * 2);
	/** The same memory, four bytes at a time. */
	readonly quads: Uint32Array = new Uint32Array(this.bytes.buffer);
	/** Offset of the first byte in the text. */
	from = 0;
	/** Number of bytes in the window itself. The bytes after them are for lookahead. */
	size = 0;
	/** Number of bytes that belong to the text. */
	length = 0;

	/** Fills the window with at most `size` characters of the text from an offset on, and `ahead` more. */
	fill(text: string, from: number, size: number = WINDOW, ahead: number = MARGIN): void {
		const to = Math.min(text.length, from + size + ahead);
		this.from = from;
		this.length = to - from;
		this.size = Math.min(this.length, size);
		// The encoder writes `length` bytes if all characters are ASCII, and more otherwise: any other character takes two or
		// three bytes, or four for a pair. That is true even if it stops because the buffer is full: it leaves at most three
		// bytes empty, and because of the second margin, the buffer is longer than `length` by more than that.
		const isShort = this.length < WORTH_ENCODING;
		if (isShort || ENCODER.encodeInto(text.slice(from, to), this.bytes).written !== this.length) this.copyCodes(text);
		this.bytes.fill(SPACE, this.length, this.length + ahead);
	}

	private copyCodes(text: string): void {
		for (let i = 0; i < this.length; i++) {
			const code = text.charCodeAt(this.from + i);
			this.bytes[i] = code < 128 ? code : WIDE;
		}
	}
}

/** Represents any character outside ASCII. */
export const WIDE = 255;
/** Number of bytes in a window; a multiple of four. */
export const WINDOW = 8192;
/** Length of the lookahead after a window: more than the longest word and the padding after it. */
export const MARGIN = 256;

const SPACE = 32;
/** Shorter texts are copied in a loop, which is faster than starting the encoder. */
const WORTH_ENCODING = 128;
const ENCODER = new TextEncoder();
