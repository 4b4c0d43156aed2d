import { LINE_FEED } from '../text/chars.ts';

/**
 * Whether a message is in source code that a trace quotes: in the call that would print it, or in one of several string
 * literals that this call joins. pytest prints whole functions, including the messages of branches that were not taken.
 */
export function isQuotedSource(text: string, at: number): boolean {
	let { line, from } = partOfLine(text, at);
	if (CALL.test(line)) return true;
	if (!LITERAL.test(line)) return false;
	for (let lines = 0; lines < MAX_LITERALS && from > 0; lines++) {
		({ line, from } = partOfLine(text, breakBefore(text, from)));
		if (OPEN_CALL.test(line)) return true;
		// A literal with a colon may be a key and its value, which no call joins.
		if (!LITERAL.test(line) || /["'][^"']*:\s/.test(line)) return false;
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
/**
 * A line that begins with a literal, perhaps after the name of a container and the margin of pytest. In JSON, the
 * quotation mark is escaped.
 */
const LITERAL = /^(?:[\w.-]{1,40}\s{0,20}\|)?[>E\d\s|]*[fbru]{0,2}\\*["']/i;
const QUALIFIER = /[\w.$\\:/]*$/;
const SOURCE =
	/^[>+\d\s|]*(?:except|import|from|class|def|if|elif|case|assert|rescue|return|with|when|\}\s*catch|catch|#|\/\/|\*)\b|\b(?:catch|rescue|instanceof|isinstance|raises|assertRaises|assertThrows|new|import)\b[\s(]*(?:[\w.]+,\s*)?\(?$|[!=]==?\s*$|\bis(?: not)?\s$/;
const METRIC = /^\s*\w+\{/;
/** Text before a name at the end of a line, if the text shows that the exception of that name was raised. */
const ANNOUNCED =
	/(?:^E?|[:=([{'"`<>|\]-]|\b(?:raised|threw|thrown|exception|error|caught|got|with|by|unexpected|class))\s*$/i;
/** Text that ends with the key whose value is the name. */
const KEY = /[\w"'\]](?:=|:|=>)\s?\\*["'`<([]*$/;

/** The text from the start of a line to an offset in it. */
function beforeInLine(text: string, at: number): string {
	return partOfLine(text, at).line;
}

/** As `beforeInLine`, with the offset at which the text begins. A line break may be written as an escaped `\n`. */
function partOfLine(text: string, at: number): { line: string; from: number } {
	const part = text.slice(Math.max(0, at - MAX_LINE_LENGTH), at);
	const begin = Math.max(part.lastIndexOf('\n') + 1, escapedBreak(part));
	return { line: part.slice(begin), from: at - part.length + begin };
}

/** The end of the line above a line that begins at an offset. */
function breakBefore(text: string, from: number): number {
	return text.charCodeAt(from - 1) === LINE_FEED ? from - 1 : Math.max(0, from - 2);
}

function escapedBreak(part: string): number {
	const at = part.lastIndexOf('\\n');
	return at < 0 ? 0 : at + 2;
}
