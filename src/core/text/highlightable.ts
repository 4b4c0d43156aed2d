/**
 * Whether code is short enough to be highlighted. The time that the highlighter takes grows with the square of the
 * length of a line or, in some languages, of the whole text: one line of 60,000 letters takes more than a minute.
 */
export function isHighlightable(code: string): boolean {
	return code.length <= MAX_LENGTH && code.split('\n').every((line) => line.length <= MAX_LINE_LENGTH);
}

const MAX_LENGTH = 30_000;
const MAX_LINE_LENGTH = 1000;
