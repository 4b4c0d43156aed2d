import { packSignatures } from '../../match/signatures/packed.ts';
import { loadIndex, match, type Index } from '../../match/runtime.ts';

/**
 * Makes the answers to some questions ready to be recognised in what a command printed.
 *
 * @param patterns For each question the matcher templates of its answers. One that cannot be read is never recognised.
 */
export function indexAnswers(patterns: readonly (readonly string[])[]): Index {
	const signatures = patterns.flatMap((answers, question) =>
		answers.map((text, answer) => ({
			error: `${question} ${answer}`,
			title: undefined,
			codes: [],
			supersedes: [],
			templates: [{ text, strength: 'message' as const }],
		})),
	);
	// Weights only order what was found, and they need the background corpus, which the page does not carry.
	return loadIndex({ version: 1, weights: '', signatures: packSignatures(signatures) });
}

/**
 * The answers that a pasted output gives, in the order in which they stand in it. An answer inside a longer one does not
 * count, and neither do lines of the commands themselves, which name every answer that they can print.
 *
 * @param commands What was run; of a whole terminal session these lines are left out.
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

/** Drops the lines of a text that are lines of a command, after whatever prompt. */
function withoutLinesOf(commands: readonly string[], text: string): string {
	const own = new Set(commands.flatMap((command) => command.split('\n').map(squeeze)).filter((line) => line !== ''));
	return text
		.split('\n')
		.filter((line) => !own.has(squeeze(line)) && !own.has(squeeze(line.replace(PROMPT, ''))))
		.join('\n');
}

/** What a shell prints before a command or its next line: `user@host:~$ `, `> `, `orders-# `. */
const PROMPT = /^[^\s$#>%]*[$#>%]\s+/;

function squeeze(line: string): string {
	return line.replace(/\s+/g, ' ').trim();
}

/** An answer that was recognised. Questions and answers are counted from 0. */
export interface FoundAnswer {
	question: number;
	answer: number;
	/** What is in the named gaps of its pattern. */
	values: { name: string; value: string }[];
}
