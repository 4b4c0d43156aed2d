import type { Doubt, Match } from '../../match/runtime.ts';

/** The reason why a match is only possible, in a few words and in sentences that say what to check. */
export function doubtText({ doubt }: Pick<Match, 'doubt'>, component?: string): DoubtText {
	const whose = component ?? 'the component';
	switch (doubt?.why) {
		case 'generic':
			return {
				short: 'other programs print this too',
				long: `Other programs print this message too, and nothing near it names ${whose}. Check which program printed it.`,
			};
		case 'cause':
			return {
				short: `"${shortened(doubt)}" near it shows another cause`,
				long: `"${shortened(doubt)}" near this message shows another cause. Look into that first.`,
			};
		case 'mention':
			return {
				short: 'only its name is here',
				long: 'The text names this error, but nothing shows that it was raised. Look for the line that reports it.',
			};
		case 'quoted':
			return {
				short: 'the message is in quoted source code',
				long: 'The message is in source code that the trace quotes. Look for the line that reports the error.',
			};
		case 'code':
			return {
				short: 'only its code is here',
				long: 'Only the code of this error is there, and other errors may use the same one. Compare the text with the page.',
			};
		default:
			return {
				short: 'only part of the message is here',
				long: 'Only part of the message is there. Compare the text with the page before you act on it.',
			};
	}
}

const MAX_CAUSE_LENGTH = 80;

function shortened({ cause }: Extract<Doubt, { why: 'cause' }>): string {
	return cause.length > MAX_CAUSE_LENGTH ? `${cause.slice(0, MAX_CAUSE_LENGTH)}…` : cause;
}

export interface DoubtText {
	/** Continues "Possible: ". */
	short: string;
	/** One or two sentences. */
	long: string;
}
