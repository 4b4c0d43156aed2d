/**
 * Looks at an input while it passes, without keeping more than its beginning: whether it holds anything, and whether that
 * is text.
 */
export function inputProbe(): InputProbe {
	let size = 0;
	let hasText = false;
	let start = '';
	const decoder = new TextDecoder('utf-8');
	return {
		look: (chunk) => {
			size += chunk.length;
			// A log that is cut while a program writes to it goes on after a gap, which reads as NULs.
			const from = hasText ? 0 : chunk.findIndex((byte) => byte > SPACE);
			if (from < 0) return;
			hasText = true;
			if (start.length < SAMPLE) start += decoder.decode(chunk.subarray(from, from + SAMPLE), { stream: true });
		},
		nothing: () => (hasText ? undefined : size === 0 ? 'is empty' : 'holds no text'),
		looksBinary: () => looksBinary(start),
	};
}

/** True if much of a decoded text is NUL, or U+FFFD for what is not UTF-8. A run of NULs counts as one: it may be a gap. */
export function looksBinary(text: string): boolean {
	const odd = text.match(/\0+|\ufffd/g)?.length ?? 0;
	return odd > text.length * MAX_ODD;
}

/** Bytes up to this one are white space or control characters. */
const SPACE = 0x20;
const SAMPLE = 65_536;
/** A text in Latin-1 has up to 7 in 100; programs and compressed files have 28 and more. */
const MAX_ODD = 0.1;

export interface InputProbe {
	/** Takes the next bytes of the input. */
	look: (chunk: Uint8Array) => void;
	/** What to say of an input without any text: "is empty". */
	nothing: () => string | undefined;
	looksBinary: () => boolean;
}
