/**
 * Gives the line and the column of offsets in a text, 1-based. Offsets are asked for in ascending order, so that the text
 * is gone through once, however many there are.
 */
export function placesIn(text: string): (offset: number) => { line: number; column: number } {
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
