import { addBeginning, ANY, classAt, collectBeginnings, ROW, secondCharsAt } from './beginnings.ts';
import { DIGIT, LETTER, NEWLINE, SEPARATOR, UNDERSCORE } from '../text/chars.ts';
import { MAX_PADDING } from '../template/reach.ts';

/**
 * The words that may follow each anchor, one set of beginnings per anchor.
 *
 * Common words such as `connection` are anchors too, and in most lines that contain one, the next word is one that no
 * template has there. Checking this immediately, in the bytes that are being searched, is several times cheaper than
 * storing the place for later.
 *
 * @param next - for each anchor, the words that may follow it; `undefined` if any word may
 */
export function buildFollowers(next: readonly (readonly (string | undefined)[])[]): Followers {
	const followers = new Int32Array(next.length * ROW);
	next.forEach((words, anchor) => {
		const row = followers.subarray(anchor * ROW, (anchor + 1) * ROW);
		for (const word of words) {
			if (word === undefined || word.charCodeAt(0) >= 128) row.fill(ANY);
			else addBeginning(row, word);
		}
	});
	return followers;
}

/**
 * True if no template with this anchor continues as the text does at `from`, the offset after the anchor.
 *
 * Only plain ASCII can be excluded: `false` if an escape may begin there, or decoding may drop a character.
 */
export function excludesFollower(followers: Followers, anchor: number, bytes: Uint8Array, from: number): boolean {
	const row = anchor * ROW;
	// Element 0 belongs to no letter or digit, so `ANY` in it means that any word may follow.
	if (followers[row] === ANY) return false;
	let at = from;
	const limit = from + MAX_PADDING;
	while (at < limit && classAt(bytes, at) === SEPARATOR) at++;
	const kind = classAt(bytes, at);
	// The next word is missing or too far away.
	if (kind === SEPARATOR) return true;
	if (kind === NEWLINE && bytes[from] !== UNDERSCORE) {
		// Check all words after the line break, because the first ones may be the prefix of the line.
		return collectBeginnings(bytes, at, limit, nearby) && !intersects(followers, row, nearby);
	}
	if ((kind !== LETTER && kind !== DIGIT) || bytes[at] === UNDERSCORE) return false;
	return ((followers[row + ((bytes[at] as number) & 31)] as number) & secondCharsAt(bytes, at)) === 0;
}

export type Followers = Int32Array;

const nearby = new Int32Array(ROW);

function intersects(followers: Followers, row: number, set: Int32Array): boolean {
	for (let i = 0; i < ROW; i++) if (((followers[row + i] as number) & (set[i] as number)) !== 0) return true;
	return false;
}
