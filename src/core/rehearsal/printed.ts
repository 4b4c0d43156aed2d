import { GAP_TYPES } from '../match/template/template.ts';
import { indexAnswers, matchAnswers } from '../runbook/questions/discriminator-match.ts';

/** The texts of a plan that an output does not contain. */
export function missingIn(output: string, texts: string | readonly string[]): string[] {
	return [texts].flat().filter((text) => !containsText(output, text));
}

/**
 * True if an output contains a text. The text is plain, with any white space, or has gaps as in an error's signatures.
 */
export function containsText(output: string, text: string): boolean {
	// Text such as kubectl's `<none>` has angle brackets too, but is not a gap.
	if (!GAP.test(text)) return squeeze(output).includes(squeeze(text));
	return matchAnswers(indexAnswers([[text]]), output).length > 0;
}

/** The value of the gap with this name in an output; undefined if the output does not contain the pattern. */
export function valueIn(output: string, pattern: string, name: string): string | undefined {
	const [found] = matchAnswers(indexAnswers([[pattern]]), output);
	return found?.values.find((each) => each.name === name)?.value;
}

function squeeze(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

const GAP = new RegExp(`<(?:\\*|(?:${GAP_TYPES.filter((type) => type !== '*').join('|')})(?::\\w+)?)>`);
