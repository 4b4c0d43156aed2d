import { addressOf } from '../../core/address/address.ts';
import { match } from '../../core/match/runtime.ts';
import { count, show } from '../../core/text/prose/words.ts';
import { forkAsJson, matchAsJson } from '../../core/verdict/render/json.ts';
import { inputName, readInput } from './input.ts';
import type { InteractiveIo } from '../io/io.ts';
import type { Knowledge } from '../knowledge.ts';
import { toJson } from '../io/terminal.ts';
import { decodeLines } from './decode-text.ts';
import { messageOf } from '../../core/text/message-of.ts';

/**
 * Reads one `{ id, text }` per line and writes one `{ id, verdict, matches, forks }` per line, in the same order. Invalid
 * lines are reported with their numbers, and the others are still matched.
 *
 * @returns 0 if at least one line contains a known error, 1 if none does, 2 if a line or an input could not be read.
 */
export async function matchBatch(inputs: readonly string[], knowledge: Knowledge, io: InteractiveIo): Promise<number> {
	let knownCount = 0;
	let problemCount = 0;
	for (const input of inputs) {
		try {
			for await (const line of decodeLines(readInput(input, io), MAX_LINE_LENGTH)) {
				if (line.text?.replace('\ufeff', '').trim() === '') continue;
				const item = readItem(line.text);
				if ('problem' in item) {
					problemCount += 1;
					io.stderr(`${inputName(input)}, line ${line.number}: ${item.problem}\n`);
					continue;
				}
				const { verdict, matches, forks } = match(knowledge.index, item.text);
				if (verdict === 'known') knownCount += 1;
				const matchesAsJson = matches.map((each) => matchAsJson(each, knowledge.urlOf(addressOf('error', each.error))));
				const forksAsJson = forks.map((each) => forkAsJson(each, knowledge.urlOf));
				io.stdout(`${toJson({ id: item.id, verdict, matches: matchesAsJson, forks: forksAsJson })}\n`);
			}
		} catch (error) {
			problemCount += 1;
			io.stderr(`${messageOf(error)}\n`);
		}
	}
	if (problemCount > 0) {
		io.stderr(`${count(problemCount, 'problem')}; all other lines were matched.\n`);
		return 2;
	}
	return knownCount > 0 ? 0 : 1;
}

/** About 67 million characters. */
const MAX_LINE_LENGTH = 2 ** 26;

function readItem(line: string | undefined): { id: string | number; text: string } | { problem: string } {
	if (line === undefined) return { problem: `longer than ${MAX_LINE_LENGTH} characters, skipped.` };
	let value: unknown;
	try {
		value = JSON.parse(line.replace(/^\ufeff/, ''));
	} catch {
		return { problem: `not JSON: ${show(line)}.` };
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return { problem: `not an object with "id" and "text": ${show(line)}.` };
	}
	const { id, text } = value as Record<string, unknown>;
	if (typeof id !== 'string' && typeof id !== 'number') return { problem: '"id" must be text or a number.' };
	if (typeof text !== 'string') return { problem: '"text" must be text.' };
	return { id, text };
}
