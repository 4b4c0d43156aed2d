import type { Doubt, Match } from '../../match/runtime.ts';

/** The reason why a match is only possible, in a few words and in sentences that say what to check. */
export function doubtText({ doubt }: Pick<Match, 'doubt'>, component?: string): DoubtText {
	const componentName = component ?? 'the component';
	switch (doubt?.why) {
		case 'generic':
			return {
				short: 'other programs print this too',
				long: `Other programs print this message too, and nothing near it names ${componentName}. Check which program printed it.`,
			};
		case 'cause':
			return {
				short: `"${shortened(doubt)}" near it points to a different cause`,
				long: `"${shortened(doubt)}" near this message points to a different cause. Look into that first.`,
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
				long: 'The text contains only the code of this error, and other errors may use the same code. Compare the text with the page.',
			};
		default:
			return {
				short: 'only part of the message is here',
				long: 'The text contains only part of the message. Compare the text with the page before you act on it.',
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
