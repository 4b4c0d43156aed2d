/**
 * Splits Markdown before one of its second-level headings (`## …`), which are counted from 0. If there are too few
 * headings, all of the text is in `before`.
 */
export function splitBeforeSection(markdown: string, number: number): [before: string, after: string] {
	const lines = markdown.split('\n');
	let fence: string | undefined;
	let seen = 0;
	for (const [index, line] of lines.entries()) {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence === undefined) fence = mark;
		// A code block ends at a line that consists only of a mark at least as long as the opening one.
		else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
		if (fence !== undefined || !line.startsWith('## ')) continue;
		if (seen === number) return [lines.slice(0, index).join('\n').trimEnd(), lines.slice(index).join('\n')];
		seen += 1;
	}
	return [markdown, ''];
}
