import { packSignatures } from '../../match/signatures/packed.ts';
import { loadIndex, match, type Index } from '../../match/runtime.ts';

/**
 * Builds an index that recognises answers to questions in the output of a command.
 *
 * @param patterns For each question, the matcher templates of its answers. An invalid template is never recognised.
 */
export function indexAnswers(patterns: readonly (readonly string[])[]): Index {
	const signatures = patterns.flatMap((answers, question) =>
		answers.map((text, answer) => ({
			// `matchAnswers` reads both numbers back.
			error: `${question} ${answer}`,
			title: undefined,
			codes: [],
			supersedes: [],
			templates: [{ text, strength: 'message' as const }],
		})),
	);
	// Weights only determine the order of matches, and computing them needs the background corpus, which the page does not
	// load.
	return loadIndex({ version: 1, weights: '', signatures: packSignatures(signatures) });
}

/**
 * Finds the answers in a pasted output, in the order in which they appear. An answer inside a longer one does not count.
 * Lines of the commands themselves do not count either, because they contain every answer that they can print.
 *
 * @param commands The commands that were run. Their lines are removed from a pasted terminal session.
 */
export function matchAnswers(index: Index, pasted: string, commands: readonly string[] = []): FoundAnswer[] {
	const { matches } = match(index, withoutLinesOf(commands, pasted), { possible: false });
	return matches
		.filter(({ span: [start, end] }) =>
			matches.every(
				({ span: [otherStart, otherEnd] }) =>
					otherStart > start || otherEnd < end || otherEnd - otherStart === end - start,
			),
		)
		.sort((a, b) => a.span[0] - b.span[0])
		.map(({ error, params }) => {
			const [question = 0, answer = 0] = error.split(' ').map(Number);
			const values = params.flatMap(({ name, value }) => (name === undefined ? [] : [{ name, value }]));
			return { question, answer, values };
		});
}

/** Removes the lines of a text that repeat a line of a command, with or without a prompt. */
function withoutLinesOf(commands: readonly string[], text: string): string {
	const commandLines = new Set(
		commands.flatMap((command) => command.split('\n').map(squeeze)).filter((line) => line !== ''),
	);
	return text
		.split('\n')
		.filter((line) => !commandLines.has(squeeze(line)) && !commandLines.has(squeeze(line.replace(PROMPT, ''))))
		.join('\n');
}

/** A prompt before a command or its continuation lines: `user@host:~$ `, `> `, `orders-# `. */
const PROMPT = /^[^\s$#>%]*[$#>%]\s+/;

function squeeze(line: string): string {
	return line.replace(/\s+/g, ' ').trim();
}

/** An answer that was recognised. Questions and answers are counted from 0. */
export interface FoundAnswer {
	question: number;
	answer: number;
	/** The values of the named gaps of the pattern. */
	values: { name: string; value: string }[];
}
