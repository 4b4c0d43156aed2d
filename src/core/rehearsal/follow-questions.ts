import type { Runbook } from '../schema/kinds/runbook.ts';
import { isNoAnswer, leadOf } from '../runbook/questions/discriminator.ts';
import { indexAnswers, matchAnswers } from '../runbook/questions/discriminator-match.ts';

/**
 * Asks the questions of a runbook as its reader does: it starts with the first one, and each answer decides where to
 * go.
 *
 * @param ask Carries out the command of a question, counted from 0, and returns its output.
 * @returns `leads`: `runbook:<id>`, or the pattern of the last answer if that leads nowhere else. If the questions end
 *   in any other way, `leads` is undefined, and `problem` says why: for example, an output contains no answer.
 */
export async function followQuestions(
	questions: Runbook['discriminators'],
	ask: (question: number) => Promise<string>,
): Promise<{ leads: string | undefined; problem?: string }> {
	const index = indexAnswers(questions.map(({ answers }) => answers.map(({ pattern }) => pattern)));
	const commands = questions.map(({ command }) => command);
	const asked = new Set<number>();
	let question = 0;
	for (;;) {
		if (asked.has(question)) return { leads: undefined, problem: `Question ${question + 1} comes up a second time.` };
		asked.add(question);
		const output = await ask(question);
		const found = matchAnswers(index, output, commands);
		const other = found.find((each) => each.question !== question);
		if (other) {
			return {
				leads: undefined,
				problem: `The output of question ${question + 1} answers question ${other.question + 1}.`,
			};
		}
		const answers = found.flatMap(({ answer }) => questions[question]?.answers[answer] ?? []);
		const [first] = answers;
		if (!first)
			return { leads: undefined, problem: `The output of question ${question + 1} matches none of its answers.` };
		const leads = new Set(answers.map((answer) => JSON.stringify(leadOf(answer, questions.length))));
		if (leads.size > 1) {
			return { leads: undefined, problem: `The answers to question ${question + 1} lead to different places.` };
		}
		const lead = leadOf(first, questions.length);
		if (isNoAnswer(first.pattern) && lead.is !== 'here') {
			return { leads: undefined, problem: `Question ${question + 1} leads on although its command got no answer.` };
		}
		if (lead.is === 'question') question = lead.question;
		else return { leads: lead.is === 'runbook' ? `runbook:${lead.id}` : first.pattern };
	}
}
