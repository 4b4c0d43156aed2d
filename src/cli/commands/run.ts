import { listOf } from '../../core/text/prose/words.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { readKnobs } from '../../node/runner/environment.ts';
import { loadSnippets } from '../../node/runner/load.ts';
import { runVariant } from '../../node/runner/run-variant.ts';
import { withInterrupt } from '../io/interrupt.ts';
import { requireContent } from '../require-content.ts';
import { unknownSnippetMessage } from '../unknown-snippet.ts';
import { command } from '../usage/command.ts';

/** `hindsight run ID`: runs one variant of a snippet, and reports whether it behaved as its page says. */
export const run = command('run', async ({ options, operands: [id], badUsage }, io) => {
	if (!requireContent(io)) return 2;
	const { index, snippets } = await loadSnippets(CONTENT_FOLDER);
	const ids = snippets.map((each) => each.id);
	if (id === undefined) {
		const list = ids.map((each) => `  ${each}\n`).join('') || '  none\n';
		return badUsage('Which snippet?', `\nSnippets:\n${list}`);
	}
	const found = snippets.find((each) => each.id === id);
	if (!found) {
		io.stderr(unknownSnippetMessage(id, ids));
		return 2;
	}
	if (found.problem !== undefined) {
		io.stderr(`${found.problem}.\n`);
		return 2;
	}
	const { snippet, folder } = found;
	const names = snippet.variants.map(({ name }) => name);
	const variant = options.variant ? snippet.variants.find(({ name }) => name === options.variant) : snippet.variants[0];
	if (!variant) return badUsage(`"${id}" has no variant "${options.variant}"; it has ${listOf(names, 'and')}.`);
	const knobs = readKnobs(snippet, options.set);
	if (typeof knobs === 'string') return badUsage(knobs);

	return withInterrupt(async (signal) => {
		const progress = (line: string): void => io.stderr(`${line}\n`);
		const onLine = (line: string): void => io.stdout(`${line}\n`);
		const request = { snippet, folder, variant, knobs, index, signal, progress, onLine };
		const outcome = await runVariant(request);
		if (outcome.is === 'not run') {
			io.stderr(`not run: ${outcome.reason}\n`);
			return 4;
		}
		const { run: ran, problems } = outcome;
		const versions = Object.entries(ran.versions).map(([name, version]) => `${name} ${version}`);
		io.stderr(`\n${id}, ${variant.name}: ${(ran.durationMs / 1000).toFixed(1)} s, exit status ${ran.exit}\n`);
		io.stderr(`With ${versions.join(', ')}\n`);
		io.stderr(`Recognised: ${ran.recognised.join(', ') || 'no error'}\n`);
		for (const { name, unit, points } of ran.series) io.stderr(`Series: ${name} (${unit}), ${points.length} points\n`);
		for (const problem of problems) io.stderr(`  ${problem}\n`);
		io.stderr(problems.length === 0 ? 'As expected.\n' : 'NOT as expected.\n');
		return problems.length === 0 ? 0 : 1;
	});
});
