import { plainText } from '../../text/prose/inline.ts';
import { count } from '../../text/prose/words.ts';
import type { Runbook } from '../../schema/kinds/runbook.ts';
import { isNoAnswer, leadOf, splitPattern } from './discriminator.ts';

/**
 * The questions of a runbook as a Mermaid flowchart, with a hexagon for each question and an arrow to each target of its
 * answers. An answer that decides nothing, because the command reached no server, has no arrow.
 *
 * Undefined if there is no question, or if the diagram would have more than 16 boxes, which are too many to read. The same
 * runbook and titles always give the same text, so that the rendered SVG can be stored under the hash of that text.
 *
 * @param titleOf Returns the title of another runbook by its id.
 */
export function discriminatorMap(
	{ title, discriminators }: Pick<Runbook, 'title' | 'discriminators'>,
	titleOf: (runbook: string) => string,
): string | undefined {
	if (discriminators.length === 0) return undefined;
	// The boxes of runbooks and actions, by what they show: the id of the box, a space, and its label in brackets.
	const ends = new Map<string, string>();
	const edges = discriminators.flatMap(({ answers }, question) => {
		const decisive = answers.filter(({ pattern }) => !isNoAnswer(pattern));
		const targets = Map.groupBy(decisive, (answer) => {
			const lead = leadOf(answer, discriminators.length);
			if (lead.is === 'question') return `q${lead.question + 1}`;
			const label = lead.is === 'runbook' ? titleOf(lead.id) : firstSentence(plainText(answer.next));
			const key = `${lead.is} ${label}`;
			const id = ends.get(key)?.split(' ', 1)[0] ?? `e${ends.size + 1}`;
			if (!ends.has(key)) ends.set(key, `${id} ${lead.is === 'runbook' ? `([${quote(label)}])` : `[${quote(label)}]`}`);
			return id;
		});
		return [...targets].map(
			([target, merged]) =>
				`  q${question + 1} -- ${quote(edgeLabel(merged.map(({ pattern }) => wordsOf(pattern))))} --> ${target}`,
		);
	});
	if (discriminators.length + ends.size > MAX_BOXES) return undefined;
	return [
		// With "TD", the answers to a single question would appear side by side, wider than a page.
		`flowchart ${discriminators.length === 1 ? 'LR' : 'TD'}`,
		`  accTitle: How to tell look-alikes apart: ${plain(title)}`,
		`  accDescr: ${DESCRIPTION}`,
		...discriminators.map(({ lookAlike }, index) => `  q${index + 1}{{${quote(asQuestion(lookAlike))}}}`),
		...[...ends.values()].map((end) => `  ${end.replace(' ', '')}`),
		...edges,
	].join('\n');
}

const MAX_BOXES = 16;
const MAX_LABEL_LENGTH = 60;
const DESCRIPTION =
	'Each question with an arrow for each answer that decides it, to the next question, to a runbook or to what to do.';

/** The label of an arrow, which stands for all answers with the same target. */
function edgeLabel([first = '', ...others]: string[]): string {
	const pair = `${first} or ${others[0] ?? ''}`;
	if (others.length === 0) return first;
	return others.length === 1 && pair.length <= MAX_LABEL_LENGTH
		? pair
		: `${first}, or ${count(others.length, 'other answer')}`;
}

/**
 * The first part of a pattern, as split at `|`, that has a letter outside its gaps: "loop is late" for
 * `loop is late | worst <float:seconds> s`.
 */
function wordsOf(pattern: string): string {
	const words = splitPattern(pattern).map((part) => (part.is === 'text' ? part.text : ' '));
	const parts = words.join('').split('|').map(plain);
	return parts.find((part) => /[a-z]/i.test(part)) ?? plain(pattern);
}

/**
 * Formats a look-alike as a question without its number: Mermaid reads "1." at the start of a label as a list, and the
 * arrows show the order anyway.
 */
function asQuestion(lookAlike: string): string {
	return `${plain(lookAlike)
		.replace(/^\d+[.)]\s*/, '')
		.replace(/\?$/, '')}?`;
}

function firstSentence(text: string): string {
	const sentence = /^.*?[^.\s](?=\.(?:\s|$))/s.exec(text)?.[0] ?? text;
	return sentence.length <= MAX_LABEL_LENGTH
		? sentence
		: `${sentence.slice(0, MAX_LABEL_LENGTH - 1).replace(/\s+\S*$/, '')}…`;
}

function quote(text: string): string {
	return `"${plain(text)}"`;
}

/** Removes characters that Mermaid reads as syntax even between quotes. */
function plain(text: string): string {
	return text
		.replaceAll('"', "'")
		.replace(/[`<>{}#]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
