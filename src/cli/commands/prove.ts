import { statusOf, table, type Result } from '../../core/runner/report.ts';
import { count } from '../../core/text/prose/words.ts';
import { proveRules } from '../../node/alert-rules/prove-rules.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { loadSnippets } from '../../node/runner/load.ts';
import { proveSnippet, type Proved } from '../../node/runner/prove.ts';
import { loadContent } from '../../node/content/load-content.ts';
import { withInterrupt } from '../io/interrupt.ts';
import type { Io } from '../io/io.ts';
import { rehearsePlans } from '../rehearse-plans.ts';
import { requireContent } from '../require-content.ts';
import { unknownSnippetMessage } from '../unknown-snippet.ts';
import { command } from '../usage/command.ts';

/** `hindsight prove [ID …]`: runs the snippets, and stores or checks their evidence. */
export const run = command('prove', async ({ options, operands: ids, badUsage }, io) => {
	const { check, fresh } = options;
	if (check && fresh) return badUsage('"--check" writes nothing, so it cannot be combined with "--fresh".');
	if (!requireContent(io)) return 2;
	const { index, snippets } = await loadSnippets(CONTENT_FOLDER);
	const known = snippets.map(({ id }) => id);
	const unknown = ids.filter((id) => !known.includes(id));
	if (unknown.length > 0) {
		for (const id of unknown) io.stderr(unknownSnippetMessage(id, known));
		return 2;
	}
	const chosen = snippets.filter(({ id }) => ids.length === 0 || ids.includes(id));

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
				check,
				fresh,
				progress: (line) => io.stderr(`    ${line}\n`),
				onStart: (id, variant) => io.stderr(`${id}, ${variant} …\n`),
				onResult: (run) => {
					proved.push(run);
					for (const line of linesOf(run.result)) io.stderr(`    ${line}\n`);
				},
			});
		}
		if (ids.length === 0) proved.push(...(await proveRules(CONTENT_FOLDER, signal)));
		printReport(proved, io);
		const rehearsed = ids.length === 0 ? await rehearseAll(options, signal, io) : [];
		return statusOf([...proved.map(({ result }) => result.is), ...rehearsed], options['allow-missing']);
	});
});

/** Rehearses the runbooks whose record is stale, or all of them with `--fresh` or `--check`. */
async function rehearseAll(
	{ check, fresh }: { check: boolean; fresh: boolean },
	signal: AbortSignal,
	io: Io,
): Promise<Result['is'][]> {
	const { entries, rehearsals } = await loadContent(CONTENT_FOLDER);
	if (rehearsals.plans.size === 0) return [];
	io.stdout('\n');
	return rehearsePlans({ entries, rehearsals, ids: [], scenarios: [], fresh, check, watch: false, signal }, io);
}

function printReport(proved: readonly Proved[], io: Io): void {
	const rows = proved.map(({ id, variant, seconds, result }) => [
		id,
		variant,
		seconds?.toFixed(1) ?? '-',
		RESULT_TEXT[result.is],
	]);
	io.stdout(table([['snippet', 'variant', 'seconds', 'result'], ...rows]));
	const problems = proved.filter(({ result }) => result.is !== 'unchanged' && result.is !== 'recorded');
	if (problems.length > 0) io.stdout('\n');
	for (const { id, variant, result } of problems) {
		io.stdout(`${id}, ${variant}: ${RESULT_TEXT[result.is]}\n`);
		for (const line of linesOf(result)) io.stdout(`  ${line}\n`);
		if (result.is !== 'failed' || result.output === '') continue;
		const lines = result.output.trimEnd().split('\n');
		io.stdout(
			lines.length > MAX_TAIL_LINES ? `  The last ${MAX_TAIL_LINES} of ${lines.length} lines:\n` : '  It printed:\n',
		);
		for (const line of lines.slice(-MAX_TAIL_LINES)) io.stdout(`  | ${line}\n`);
	}
	const tally = Object.entries(RESULT_TEXT).map(([is, text]) => {
		const number = proved.filter(({ result }) => result.is === is).length;
		return number > 0 ? [`${number} ${text}`] : [];
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

/** Maximum number of output lines that are printed for a failed run. */
const MAX_TAIL_LINES = 30;

const RESULT_TEXT: Record<Result['is'], string> = {
	unchanged: 'as expected',
	recorded: 'as expected, evidence written',
	different: 'DIFFERS from the evidence',
	failed: 'NOT as expected',
	'not run': 'NOT RUN',
};
