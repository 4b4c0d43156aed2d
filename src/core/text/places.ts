/**
 * Returns a function that gives the 1-based line and column of an offset in a text. Callers must pass offsets in
 * ascending order, so that the text is read only once for any number of offsets.
 */
export function placesIn(text: string): (offset: number) => TextPlace {
	let line = 1;
	let start = 0;
	let end = text.indexOf('\n');
	return (offset) => {
		while (end >= 0 && end < offset) {
			line += 1;
			start = end + 1;
			end = text.indexOf('\n', start);
		}
		return { line, column: offset - start + 1 };
	};
}

/**
 * The place just after the end of a text that begins at `start`. After a final line feed, it is the start of the next
 * line.
 */
export function placeAfter(text: string, start: TextPlace = { line: 1, column: 1 }): TextPlace {
	let { line } = start;
	let lastBreak = -1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		line += 1;
		lastBreak = at;
	}
	return { line, column: lastBreak < 0 ? start.column + text.length : text.length - lastBreak };
}

/** A 1-based line and column. Columns count UTF-16 units. */
export interface TextPlace {
	line: number;
	column: number;
}
