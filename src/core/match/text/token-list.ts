/** The words of a text, as parallel arrays that grow. */
export class Tokens {
	count = 0;
	/** Line of the next token, counted from the start of this list. */
	line = 0;
	/** Offset at which that line begins. */
	lineStart = 0;
	/** Offsets into the original text, end exclusive. */
	start: Int32Array = new Int32Array(256);
	end: Int32Array = new Int32Array(256);
	/** Index of the word in the vocabulary, or -1. */
	id: Int32Array = new Int32Array(256);
	/** The id of the word without a first letter that may belong to an escape: `timeout` for `\ntimeout`; or -1. */
	alt: Int32Array = new Int32Array(256);
	/** Line of each token, counted in the same way as `line`. */
	lines: Int32Array = new Int32Array(256);
	/** `WORD`, `NUMBER` or `OTHER`, from tokens.ts. */
	kind: Uint8Array = new Uint8Array(256);
	/** 1 if the token is before the message on its line; see `markGutters`. */
	gutter: Uint8Array = new Uint8Array(256);
	/** Folded words, if the caller asked for them. */
	texts: string[] | undefined;

	clear(): void {
		this.count = 0;
		this.line = 0;
	}

	push(start: number, end: number, kind: number, id: number, alt: number): void {
		if (this.count === this.start.length) this.grow();
		const i = this.count++;
		this.start[i] = start;
		this.end[i] = end;
		this.kind[i] = kind;
		this.id[i] = id;
		this.alt[i] = alt;
		this.lines[i] = this.line;
		this.gutter[i] = 0;
	}

	private grow(): void {
		const size = this.start.length * 2;
		this.start = resized(this.start, size);
		this.end = resized(this.end, size);
		this.id = resized(this.id, size);
		this.alt = resized(this.alt, size);
		this.lines = resized(this.lines, size);
		const kind = new Uint8Array(size);
		kind.set(this.kind);
		this.kind = kind;
		const gutter = new Uint8Array(size);
		gutter.set(this.gutter);
		this.gutter = gutter;
	}
}

function resized(array: Int32Array, size: number): Int32Array {
	const bigger = new Int32Array(size);
	bigger.set(array);
	return bigger;
}
