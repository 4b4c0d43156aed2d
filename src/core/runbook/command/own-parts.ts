/**
 * Splits a text of a runbook where it mentions parts of the same runbook, such as "step 2" or "Question 5", so that the
 * page can link to them. Parts are counted from 1.
 */
export function splitAtParts(text: string): TextOrPart[] {
	const parts: TextOrPart[] = [];
	let end = 0;
	for (const found of text.matchAll(OWN_PARTS)) {
		if (found.index > end) parts.push({ is: 'text', text: text.slice(end, found.index) });
		const is = found[1]?.toLowerCase() === 'step' ? 'step' : 'question';
		parts.push({ is, text: found[0], number: Number(found[2]) });
		end = found.index + found[0].length;
	}
	if (end < text.length) parts.push({ is: 'text', text: text.slice(end) });
	return parts;
}

/**
 * Whether a mitigation requires the answer to a question. In that case the questions come first on the page; otherwise the
 * mitigations do.
 */
export function mitigationsNeedAnswers(preconditions: readonly string[]): boolean {
	return preconditions.some((text) => splitAtParts(text).some(({ is }) => is === 'question'));
}

const OWN_PARTS = /\b(step|question) (\d{1,2})\b/gi;

export type TextOrPart = { is: 'text'; text: string } | { is: 'step' | 'question'; text: string; number: number };
