/**
 * Whether a text is laid out in columns, which wrapping would break: it has a line of dashes between rows, or gaps of
 * several spaces in most lines.
 */
export function hasColumns(text: string): boolean {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	if (lines.some((line) => /^[\s|+]*--[-\s|+]*$/.test(line))) return true;
	const gapped = lines.filter((line) => /\S {2,}\S/.test(line)).length;
	return lines.length > 2 && gapped > lines.length / 2;
}
