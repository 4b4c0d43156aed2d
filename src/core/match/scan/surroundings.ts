import { collectBeginnings, hasBeginning, ROW } from './beginnings.ts';
import { MAX_PADDING } from '../template/reach.ts';
import { Window } from './window.ts';

/** The text after a candidate, read once for all templates that the candidate may belong to. */
export class Surroundings {
	readonly text: string;
	/** The beginnings of the words in the span after `at`, if they are certain. */
	private readonly following = new Int32Array(ROW);
	private isCertain = false;
	private at = -1;

	constructor(text: string) {
		this.text = text;
	}

	/** `false` if no word within the longest padding after an offset begins like this one. */
	mayBeginAfter(at: number, word: string): boolean {
		if (at !== this.at) {
			this.at = at;
			window.fill(this.text, at, MAX_PADDING, AHEAD);
			this.isCertain = collectBeginnings(window.bytes, 0, MAX_PADDING, this.following);
		}
		return !this.isCertain || word.charCodeAt(0) >= 128 || hasBeginning(this.following, word);
	}
}

/** Room for the first two characters of the last word. */
const AHEAD = 2;
/** Refilled for each place. All instances can share it, because it is used synchronously. */
const window = new Window();
