import { CERTAINTY_SAYS, certaintyOf, type Certainty } from '../../core/incident/certainty.ts';
import type { Postmortem } from '../../core/schema/kinds/postmortem.ts';

/** The lines of a postmortem's answer, each with its certainty and what it rests on. Empty if there is no answer. */
export function answerLines(postmortem: Postmortem): AnswerLine[] {
	const { answer } = postmortem;
	if (!answer) return [];
	const lines = [
		['Broke', answer.broke],
		['Cause', answer.cause],
		['Fixed by', answer.fixedBy],
		['Learned', answer.learned],
		['Still open', answer.stillOpen],
	] as const;
	return lines.map(([name, line]) => {
		const certainty = certaintyOf(line, postmortem);
		return {
			name,
			text: line.text,
			certainty,
			says: CERTAINTY_SAYS[certainty],
			rests: line.rests.map((id) => placeOnPage(id, postmortem)),
		};
	});
}

/** The name and the anchor of what a line rests on. The name has its number in the list on the page: `claim 3`. */
function placeOnPage(id: string, { claims, actions, sources }: Postmortem): AnswerLine['rests'][number] {
	for (const [name, list] of [
		['claim', claims],
		['action', actions],
	] as const) {
		const index = list.findIndex((each) => each.id === id);
		if (index >= 0) return { text: `${name} ${index + 1}`, anchor: `${name}-${id}` };
	}
	return { text: nameOfSource(id, sources), anchor: `source-${id}` };
}

/** `source 2`, as the list of sources numbers it, or `source` if there is only one. */
export function nameOfSource(id: string, sources: Postmortem['sources']): string {
	return sources.length > 1 ? `source ${sources.findIndex((each) => each.id === id) + 1}` : 'source';
}

export interface AnswerLine {
	name: string;
	text: string;
	certainty: Certainty;
	/** The certainty, in words for the reader. */
	says: string;
	/** What the line rests on: `claim 3` and its anchor. */
	rests: { text: string; anchor: string }[];
}
