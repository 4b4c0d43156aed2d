/**
 * A part of a text as bytes, one per UTF-16 code unit, so that offsets stay what they are.
 *
 * Reading a typed array costs about half of what reading a string does, and one small array that is filled again and
 * again stays in the processor's cache. Whatever is not ASCII becomes `WIDE`. After the end of the text come spaces.
 */
export class Window {
	readonly bytes: Uint8Array<ArrayBuffer> = new Uint8Array(WINDOW + MARGIN * 2);
	/** The same memory, four bytes at a time. */
	readonly words: Uint32Array = new Uint32Array(this.bytes.buffer);
	/** Offset of the first byte in the text. */
	from = 0;
	/** How many bytes belong to the window itself: the bytes after those are for looking ahead. */
	size = 0;
	/** How many bytes belong to the text. */
	length = 0;

	/** Fills the window with at most `size` characters of the text from an offset on, and `ahead` more. */
	fill(text: string, from: number, size: number = WINDOW, ahead: number = MARGIN): void {
		const to = Math.min(text.length, from + size + ahead);
		this.from = from;
		this.length = to - from;
		this.size = Math.min(this.length, size);
		// As many bytes as characters only if each is ASCII: any other takes two or three. If the room does not suffice
		// for all, it is filled to the last two bytes, and the second margin makes that more than `length`.
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

/** Stands for any character outside ASCII. */
export const WIDE = 255;
/** Bytes a window covers; a multiple of four. */
export const WINDOW = 8192;
/** How far one may look beyond a window: more than the longest word and what may follow it. */
export const MARGIN = 256;

const SPACE = 32;
/** Shorter texts are copied before the encoder would have begun. */
const WORTH_ENCODING = 128;
const ENCODER = new TextEncoder();
