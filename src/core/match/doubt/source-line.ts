/**
 * Whether a message is in source code that a trace quotes: in the call that would print it, or in one of several string
 * literals that this call joins. pytest prints whole functions, including the messages of branches that were not taken.
 */
export function isQuotedSource(text: string, at: number): boolean {
	const before = beforeInLine(text, at);
	if (CALL.test(before)) return true;
	if (!LITERAL.test(before)) return false;
	let end = at - before.length - 1;
	for (let lines = 0; lines < MAX_LITERALS && end > 0; lines++) {
		const line = beforeInLine(text, end);
		if (OPEN_CALL.test(line)) return true;
		if (!LITERAL.test(line) || /["'][^"']*:\s/.test(line)) return false;
		end -= line.length + 1;
	}
	return false;
}

/**
 * Whether the name of an exception class or a status is only mentioned: in source code, in a sentence, in a metric.
 *
 * It is more than mentioned if it begins a message (`Name: …`, `Name(…)`), is the value of a key, or is alone on its
 * line.
 */
export function isNamedInPassing(text: string, start: number, end: number): boolean {
	const before = beforeInLine(text, start).replace(QUALIFIER, '');
	if (SOURCE.test(before) || METRIC.test(before) || CALL.test(`${before}X(`)) return true;
	const after = text.slice(end, end + MAX_AFTER_LENGTH);
	if (/^(?:\\?["'`>)\]},;.]|\s)*(?:$|\n|\\n|\\r)/.test(after) && ANNOUNCED.test(before)) return false;
	if (/^:(?!:)/.test(after) || after.startsWith('(')) return false;
	return !KEY.test(before);
}

const MAX_LINE_LENGTH = 400;
const MAX_AFTER_LENGTH = 80;
const MAX_LITERALS = 8;

// Each expression is tested on one line of bounded length.
const CALL = /(?:^|[^\w"'])(?:raise|throw)\s+(?:new\s+)?[\w.:$]{1,120}\(/;
/** A `raise` or `throw` whose opening bracket ends the line. */
const OPEN_CALL = /(?:^|[^\w"'])(?:raise|throw)\s+(?:new\s+)?[\w.:$]{1,120}\(\s*$/;
/** A line that begins with a literal, after the margin of pytest. */
const LITERAL = /^[>E\d\s|]*[fbru]{0,2}["']/i;
const QUALIFIER = /[\w.$\\:/]*$/;
const SOURCE =
	/^[>+\d\s|]*(?:except|import|from|class|def|if|elif|case|assert|rescue|return|with|when|\}\s*catch|catch|#|\/\/|\*)\b|\b(?:catch|rescue|instanceof|isinstance|raises|assertRaises|assertThrows|new|import)\b[\s(]*(?:[\w.]+,\s*)?\(?$|[!=]==?\s*$|\bis(?: not)?\s$/;
const METRIC = /^\s*\w+\{/;
/** Text before a name at the end of a line, if the text shows that the exception of that name was raised. */
const ANNOUNCED =
	/(?:^E?|[:=([{'"`<>|\]-]|\b(?:raised|threw|thrown|exception|error|caught|got|with|by|unexpected|class))\s*$/i;
/** Text that ends with the key whose value is the name. */
const KEY = /[\w"'\]](?:=|:|=>)\s?\\*["'`<([]*$/;

/** The text from the start of a line to an offset in it. A line break may be written as the two characters `\n`. */
function beforeInLine(text: string, at: number): string {
	const part = text.slice(Math.max(0, at - MAX_LINE_LENGTH), at);
	return part.slice(Math.max(part.lastIndexOf('\n') + 1, escapedBreak(part)));
}

function escapedBreak(part: string): number {
	const at = part.lastIndexOf('\\n');
	return at < 0 ? 0 : at + 2;
}
