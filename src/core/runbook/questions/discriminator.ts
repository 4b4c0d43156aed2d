/**
 * Where an answer leads: to another runbook, to the question whose number is at the start of `next` ("Question 3."), or
 * nowhere, because `next` itself says what to do (`here`).
 *
 * @param questions The number of questions. A greater number in `next` is treated as plain text.
 */
export function leadOf(answer: { next: string; runbook?: string | undefined }, questions: number): Lead {
	if (answer.runbook !== undefined) return { is: 'runbook', id: answer.runbook };
	const number = questionNumberIn(answer.next);
	if (number !== undefined && number >= 1 && number <= questions) return { is: 'question', question: number - 1 };
	return { is: 'here' };
}

/** The number in a text that starts like "Question 3", or undefined. */
export function questionNumberIn(next: string): number | undefined {
	const number = /^question (\d{1,3})\b/i.exec(next.trim())?.[1];
	return number === undefined ? undefined : Number(number);
}

/**
 * True for the pattern of an answer that a command prints if it got no usable response: the target could not be
 * reached, did not respond in time, or something else responded. By convention these patterns begin with "no answer".
 * They decide nothing.
 */
export function isNoAnswer(pattern: string): boolean {
	return /^no answer\b/i.test(pattern.trim());
}

/**
 * The route from the first question along the chosen answers.
 *
 * It ends at a question without an answer, or at an answer that leads to no other question. An answer that leads back to
 * a question on the route ends it too, so every route ends.
 *
 * @param leads For each question, where each of its answers leads.
 * @param chosen The chosen answer of each question that has one.
 */
export function routeAlong(leads: readonly (readonly Lead[])[], chosen: ReadonlyMap<number, number>): Route {
	const asked: number[] = [];
	let question = 0;
	for (;;) {
		asked.push(question);
		const answer = chosen.get(question);
		const lead = answer === undefined ? undefined : leads[question]?.[answer];
		if (answer === undefined || lead === undefined) return { asked, end: undefined };
		if (lead.is !== 'question' || asked.includes(lead.question)) return { asked, end: { question, answer } };
		question = lead.question;
	}
}

/** Splits a pattern into text and gaps, for display. `joinPattern` reverses this. */
export function splitPattern(pattern: string): PatternPart[] {
	const parts: PatternPart[] = [];
	let end = 0;
	for (const gap of pattern.matchAll(GAP)) {
		if (gap.index > end) parts.push({ is: 'text', text: pattern.slice(end, gap.index) });
		parts.push({ is: 'gap', type: gap[1] ?? '*', name: gap[2] });
		end = gap.index + gap[0].length;
	}
	if (end < pattern.length) parts.push({ is: 'text', text: pattern.slice(end) });
	return parts;
}

export function joinPattern(parts: readonly PatternPart[]): string {
	return parts
		.map((part) => (part.is === 'text' ? part.text : `<${part.type}${part.name === undefined ? '' : `:${part.name}`}>`))
		.join('');
}

/** Fills the gaps of a pattern with values. Gaps without a value stay open: `43 of …`. */
export function fillPattern(parts: readonly PatternPart[], values: readonly { name: string; value: string }[]): string {
	const unused = [...values];
	return parts
		.map((part) => {
			if (part.is === 'text') return part.text;
			// Of two gaps with the same name, each takes the next value.
			const place = unused.findIndex(({ name }) => name === part.name);
			return place < 0 ? '…' : (unused.splice(place, 1)[0]?.value ?? '…');
		})
		.join('');
}

const GAP = /(?<!\\)<(int|float|quoted|host|word|\*)(?::([^>]*))?>/g;

export type PatternPart = { is: 'text'; text: string } | { is: 'gap'; type: string; name: string | undefined };

/** Questions and answers are counted from 0. */
export type Lead = { is: 'question'; question: number } | { is: 'runbook'; id: string } | { is: 'here' };

export interface Route {
	/** The questions in the order in which they came up. The last one is the current question. */
	asked: number[];
	/** The answer that ends the route; undefined while a question is open. */
	end: { question: number; answer: number } | undefined;
}
