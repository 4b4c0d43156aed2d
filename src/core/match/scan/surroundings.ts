import { collectBeginnings, hasBeginning, ROW } from './beginnings.ts';
import { MAX_PADDING } from '../template/reach.ts';
import { Window } from './window.ts';

/** What follows a candidate, so that the templates it may belong to need not look one by one. */
export class Surroundings {
	readonly text: string;
	/** How words begin in the span after `at`, if that is certain. */
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

/** The last word and the character after its first one. */
const AHEAD = 2;
/** Filled again for each place; nothing waits in between. */
const window = new Window();
