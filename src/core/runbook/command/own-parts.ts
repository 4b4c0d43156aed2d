/**
 * Splits a text from a runbook wherever it mentions a part of the same runbook, such as "step 2" or "Question 5", so
 * that the page can link to that part. Parts are counted from 1.
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
 * Whether the questions of a runbook come first on its page: they do if nothing else confirms that it is the right one, or if
 * a mitigation requires one of their answers. Otherwise they follow the mitigations.
 */
export function asksFirst({ confirm, mitigations = [] }: QuestionPlace): boolean {
	return (
		confirm === undefined ||
		mitigations.some(({ precondition = '' }) => splitAtParts(precondition).some(({ is }) => is === 'question'))
	);
}

const OWN_PARTS = /\b(step|question) (\d{1,2})\b/gi;

interface QuestionPlace {
	confirm?: unknown;
	mitigations?: readonly { precondition?: string | undefined }[] | undefined;
}

export type TextOrPart = { is: 'text'; text: string } | { is: 'step' | 'question'; text: string; number: number };
