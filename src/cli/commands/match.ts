import { addressOf } from '../../core/address/address.ts';
import { count, listOf } from '../../core/text/prose/words.ts';
import { cardOf } from '../../core/verdict/cards/card-of.ts';
import { forkCardOf } from '../../core/verdict/cards/fork-card.ts';
import { forkAsJson, matchAsJson } from '../../core/verdict/render/json.ts';
import type { LocatedResult } from '../../core/verdict/render/located.ts';
import { painter } from '../../core/verdict/render/paint.ts';
import { relatedTo } from '../../core/verdict/cards/related.ts';
import { renderVerdict } from '../../core/verdict/render/text.ts';
import { matchBatch } from '../input/batch.ts';
import { quoteFileName } from '../input/quote-file-name.ts';
import { follow } from '../input/follow.ts';
import { createInputProbe } from '../input/input-probe.ts';
import { inputName, readInput } from '../input/input.ts';
import type { InteractiveIo } from '../io/io.ts';
import { openKnowledge, type Knowledge } from '../knowledge.ts';
import { matchInput } from '../input/match-input.ts';
import { toJson } from '../io/terminal.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { command } from '../usage/command.ts';

/** `hindsight match [FILE…|-]`: finds the known errors in a text. */
export const run = command('match', async ({ options, operands, badUsage }, io: InteractiveIo) => {
	const modes = (['json', 'jsonl', 'follow'] as const).filter((each) => options[each]);
	const [mode = 'text'] = modes;
	const problem = conflictProblem(modes) ?? inputProblem(operands, mode, io);
	if (problem !== undefined) return badUsage(problem);
	const knowledge = await openKnowledge({ content: options.content, baseUrl: options['base-url'], warn: io.stderr });
	if ('problem' in knowledge) return badUsage(knowledge.problem);
	const inputs = operands.length === 0 ? ['-'] : operands;
	switch (mode) {
		case 'follow':
			return follow(knowledge, io);
		case 'jsonl':
			return matchBatch(inputs, knowledge, io);
		case 'json':
			return matchAll(inputs, knowledge, io, printJson);
		case 'text':
			return matchAll(inputs, knowledge, io, printText);
	}
});

function conflictProblem(modes: readonly string[]): string | undefined {
	if (modes.length < 2) return undefined;
	const flags = modes.map((mode) => `--${mode}`);
	return `${listOf(flags, 'and')} cannot be used together.`;
}

function inputProblem(inputs: readonly string[], mode: string, io: InteractiveIo): string | undefined {
	const file = mode === 'follow' ? inputs.find((input) => input !== '-') : undefined;
	if (file !== undefined) {
		return `--follow reads standard input: tail -F ${quoteFileName(file) ?? 'FILE'} | hindsight match --follow`;
	}
	if (inputs.filter((input) => input === '-').length > 1) return 'Standard input, "-", can be read only once.';
	if (inputs.length === 0 && io.stdin.isTerminal) return 'No file was given, and nothing is piped in.';
	return undefined;
}

/** Returns 2 if any input could not be read, otherwise 0 if at least one input contains a known error, and 1 if none does. */
async function matchAll(
	inputs: readonly string[],
	knowledge: Knowledge,
	io: InteractiveIo,
	print: Print,
): Promise<number> {
	const results: NamedResult[] = [];
	let isIncomplete = false;
	for (const input of inputs) {
		try {
			const { inspect, emptyReason, looksBinary } = createInputProbe();
			const result = await matchInput(knowledge.index, readInput(input, io, inspect));
			const whyEmpty = emptyReason();
			const isBinary = looksBinary();
			results.push({ input, result, isEmpty: whyEmpty !== undefined, isBinary });
			if (whyEmpty !== undefined) io.stderr(`There is nothing to match: ${inputName(input)} ${whyEmpty}.\n`);
			else if (isBinary) io.stderr(`${inputName(input)} looks like a binary file, or is not UTF-8.\n`);
		} catch (error) {
			io.stderr(`${messageOf(error)}\n`);
			isIncomplete = true;
		}
	}
	if (results.length > 0) await print(results, inputs.length, knowledge, io);
	if (isIncomplete) return 2;
	return results.some(isKnown) ? 0 : 1;
}

function isKnown({ result }: NamedResult): boolean {
	return result.verdict === 'known';
}

async function printJson(
	results: readonly NamedResult[],
	inputCount: number,
	knowledge: Knowledge,
	io: InteractiveIo,
): Promise<void> {
	const hasSeveralInputs = inputCount > 1;
	const printed = await Promise.all(
		results.map(async ({ input, result: { verdict, matches, forks } }) => {
			const graph = matches.length + forks.length === 0 ? undefined : await knowledge.loadGraph();
			return {
				...(hasSeveralInputs && { file: input }),
				verdict,
				matches: matches.map((match) => matchAsJson(match, knowledge.urlOf(addressOf('error', match.error)))),
				forks: forks.map((fork) => forkAsJson(fork, knowledge.urlOf, graph && forkCardOf(fork.target, graph))),
				related: graph
					? relatedTo(
							matches.map(({ error }) => error),
							graph,
						)
					: [],
			};
		}),
	);
	io.stdout(`${toJson(hasSeveralInputs ? printed : printed[0], 2)}\n`);
}

async function printText(
	results: readonly NamedResult[],
	inputCount: number,
	knowledge: Knowledge,
	io: InteractiveIo,
): Promise<void> {
	const hasAnyMatch = results.some(({ result }) => result.matches.length + result.forks.length > 0);
	const graph = hasAnyMatch ? await knowledge.loadGraph() : undefined;
	const paint = painter(io.colour);
	const resultsWithText = results.filter(({ isEmpty }) => !isEmpty);
	for (const [position, { input, result, isBinary }] of resultsWithText.entries()) {
		if (inputCount > 1) io.stdout(`${position === 0 ? '' : '\n'}${paint('bold', `== ${inputName(input)}`)}\n\n`);
		io.stdout(
			renderVerdict(result, {
				cardOf: (id) => {
					const error = knowledge.errors.get(id);
					return error && graph && cardOf(error, graph);
				},
				forkOf: (target) => graph && forkCardOf(target, graph),
				urlOf: knowledge.urlOf,
				paint,
				next: isBinary ? [] : nextStepAfter(input),
			}),
		);
	}
	if (inputCount > 1) {
		const unreadableCount = inputCount - results.length;
		const unreadable = unreadableCount > 0 ? `; ${unreadableCount} could not be read` : '';
		const known = results.filter(isKnown).length;
		io.stderr(
			`${known} of ${count(inputCount, 'input')} ${known === 1 ? 'contains' : 'contain'} a known error${unreadable}.\n`,
		);
	}
}

/**
 * What to do next if nothing matched: a command and its purpose. Suggests piping if the input was standard input or its name
 * cannot be copied from a terminal.
 */
function nextStepAfter(input: string): string[] {
	const file = input === '-' ? undefined : quoteFileName(input);
	return [
		file === undefined ? 'pipe the text into hindsight draft' : `hindsight draft ${file}`,
		'to draft content/errors/<id>.mdx from it, then replace the placeholders',
	];
}

type Print = (
	results: readonly NamedResult[],
	/** Number of requested inputs. Inputs that could not be read have no result. */
	inputCount: number,
	knowledge: Knowledge,
	io: InteractiveIo,
) => Promise<void>;

interface NamedResult {
	input: string;
	result: LocatedResult;
	/** True if the input contained no text. */
	isEmpty: boolean;
	/** True if the input looks binary. No page can be drafted from such an input. */
	isBinary: boolean;
}
