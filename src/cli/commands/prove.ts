import { parseArgs } from 'node:util';
import { statusOf, table, type Result } from '../../core/runner/report.ts';
import { count } from '../../core/text/words.ts';
import { proveRules } from '../../node/alert-rules/prove-rules.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { loadSnippets } from '../../node/runner/load.ts';
import { proveSnippet, type Proved } from '../../node/runner/prove.ts';
import { withInterrupt } from '../io/interrupt.ts';
import type { Io, Run } from '../io/io.ts';
import { hasContent } from '../own-content.ts';
import { unknownSnippet } from '../unknown-snippet.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight prove [ID …]`: runs the snippets, and keeps or checks their evidence. */
export const run: Run = async (args, io) => {
	const options = readOptions(args);
	if (typeof options === 'string') {
		io.stderr(`${options}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	if (!hasContent(io)) return 2;
	const { index, snippets } = await loadSnippets(CONTENT_FOLDER);
	const known = snippets.map(({ id }) => id);
	const unknown = options.ids.filter((id) => !known.includes(id));
	if (unknown.length > 0) {
		for (const id of unknown) io.stderr(unknownSnippet(id, known));
		return 2;
	}
	const chosen = snippets.filter(({ id }) => options.ids.length === 0 || options.ids.includes(id));

	return withInterrupt(async (signal) => {
		const proved: Proved[] = [];
		for (const each of chosen) {
			if (each.problem !== undefined) {
				io.stderr(`${each.id}: ${each.problem}.\n`);
				proved.push({
					id: each.id,
					variant: '-',
					seconds: undefined,
					result: { is: 'failed', problems: [`${each.problem}.`], output: '' },
				});
				continue;
			}
			await proveSnippet(each, {
				index,
				signal,
				check: options.check,
				fresh: options.fresh,
				progress: (line) => io.stderr(`    ${line}\n`),
				onStart: (id, variant) => io.stderr(`${id}, ${variant} …\n`),
				onResult: (result) => {
					proved.push(result);
					for (const line of linesOf(result.result)) io.stderr(`    ${line}\n`);
				},
			});
		}
		if (options.ids.length === 0) proved.push(...(await proveRules(CONTENT_FOLDER, signal)));
		report(proved, io);
		return statusOf(
			proved.map(({ result }) => result.is),
			options.allowsMissing,
		);
	});
};

function report(proved: readonly Proved[], io: Io): void {
	const rows = proved.map(({ id, variant, seconds, result }) => [
		id,
		variant,
		seconds?.toFixed(1) ?? '-',
		RESULTS[result.is],
	]);
	io.stdout(table([['snippet', 'variant', 'seconds', 'result'], ...rows]));
	const problems = proved.filter(({ result }) => result.is !== 'unchanged' && result.is !== 'recorded');
	if (problems.length > 0) io.stdout('\n');
	for (const { id, variant, result } of problems) {
		io.stdout(`${id}, ${variant}: ${RESULTS[result.is]}\n`);
		for (const line of linesOf(result)) io.stdout(`  ${line}\n`);
		if (result.is !== 'failed' || result.output === '') continue;
		const lines = result.output.trimEnd().split('\n');
		io.stdout(lines.length > TAIL ? `  Its last ${TAIL} lines of ${lines.length}:\n` : '  It printed:\n');
		for (const line of lines.slice(-TAIL)) io.stdout(`  | ${line}\n`);
	}
	const tally = Object.entries(RESULTS).map(([is, words]) => {
		const amount = proved.filter(({ result }) => result.is === is).length;
		return amount > 0 ? [`${amount} ${words}`] : [];
	});
	io.stdout(`\n${count(proved.length, 'variant')}: ${tally.flat().join('; ') || 'nothing to prove'}.\n`);
}

function linesOf(result: Result): readonly string[] {
	switch (result.is) {
		case 'unchanged':
			return result.notes;
		case 'recorded':
			return result.reasons;
		case 'different':
		case 'failed':
			return result.problems;
		case 'not run':
			return [`not run: ${result.reason}`];
	}
}

/** How many lines of the output of a failed run are printed. */
const TAIL = 30;

const RESULTS: Record<Result['is'], string> = {
	unchanged: 'as expected',
	recorded: 'as expected, evidence written',
	different: 'DIFFERS from the evidence',
	failed: 'NOT as expected',
	'not run': 'NOT RUN',
};

function readOptions(args: string[]): Options | string {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				check: { type: 'boolean', default: false },
				fresh: { type: 'boolean', default: false },
				'allow-missing': { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		if (values.check && values.fresh) return '"--check" writes nothing, so "--fresh" does not go with it.';
		const { check, fresh, help } = values;
		return { ids: positionals, check, fresh, allowsMissing: values['allow-missing'], help };
	} catch (error) {
		return messageOf(error);
	}
}

const HELP = `Usage: hindsight prove [ID …] [--check | --fresh] [--allow-missing]

Runs every variant of every snippet, or of those named, with the real tools and servers. Compares each run with what its
page expects, and keeps it in content/snippets/ID/evidence.json. A run that is not as expected is reported and not kept.
Evidence stays as it is where the code, the exit status, the errors recognised and the masked output are the same.

  --check          write nothing; a difference from the evidence fails
  --fresh          write all evidence anew, with today's date and versions
  --allow-missing  a tool or server that is missing is listed, but does not fail
  -h, --help       print this help

Exit status: 0 if all is proved, 1 for a difference, 2 for bad usage or where there is no content/, 4 if something could not be
run.

Examples:
  npm run prove
  npm run prove -- queue-when-full
  npm run prove -- --check --allow-missing
`;

interface Options {
	ids: string[];
	check: boolean;
	fresh: boolean;
	allowsMissing: boolean;
	help: boolean;
}
