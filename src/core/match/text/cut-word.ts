import { CARRIAGE_RETURN, LINE_FEED, foldAscii, isWordCode } from './chars.ts';

/** The end of `word` if it begins at `at` and has one line break, perhaps with indentation, inside it; or -1. */
export function cutWordEnd(text: string, at: number, word: string): number {
	let done = 0;
	while (done < word.length && foldAscii(text.charCodeAt(at + done)) === word.charCodeAt(done)) done++;
	if (done === 0 || done === word.length) return -1;
	let i = at + done;
	if (text.charCodeAt(i) === CARRIAGE_RETURN) i++;
	if (text.charCodeAt(i) !== LINE_FEED) return -1;
	i = nextLineStart(text, i + 1);
	while (done < word.length && foldAscii(text.charCodeAt(i)) === word.charCodeAt(done)) {
		done++;
		i++;
	}
	return done === word.length && !isWordCode(text.charCodeAt(i)) ? i : -1;
}

/** The start of the second half of a cut word, after the indentation of the next line. */
export function nextLineStart(text: string, from: number): number {
	let i = from;
	while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
	return i;
}
