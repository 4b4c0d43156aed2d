import { parseArgs } from 'node:util';
import { listOf } from '../../core/text/words.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { readKnobs } from '../../node/runner/environment.ts';
import { loadSnippets } from '../../node/runner/load.ts';
import { runVariant } from '../../node/runner/run-variant.ts';
import { withInterrupt } from '../io/interrupt.ts';
import type { Io, Run } from '../io/io.ts';
import { hasContent } from '../own-content.ts';
import { unknownSnippet } from '../unknown-snippet.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight run ID`: runs one variant of a snippet, and says whether it did what its page says. */
export const run: Run = async (args, io) => {
	const options = readOptions(args);
	if (typeof options === 'string') return misused(io, options);
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	if (!hasContent(io)) return 2;
	const { index, snippets } = await loadSnippets(CONTENT_FOLDER);
	const ids = snippets.map(({ id }) => id);
	if (options.id === undefined) {
		const all = ids.map((id) => `  ${id}\n`).join('') || '  none\n';
		return misused(io, 'Which snippet?', `\nSnippets:\n${all}`);
	}
	const found = snippets.find(({ id }) => id === options.id);
	if (!found) {
		io.stderr(unknownSnippet(options.id, ids));
		return 2;
	}
	if (found.problem !== undefined) {
		io.stderr(`${found.problem}.\n`);
		return 2;
	}
	const { snippet, folder } = found;
	const names = snippet.variants.map(({ name }) => name);
	const variant = options.variant ? snippet.variants.find(({ name }) => name === options.variant) : snippet.variants[0];
	if (!variant)
		return misused(io, `"${options.id}" has no variant "${options.variant}"; it has ${listOf(names, 'and')}.`);
	const knobs = readKnobs(snippet, options.settings);
	if (typeof knobs === 'string') return misused(io, knobs);

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
		io.stderr(`\n${options.id}, ${variant.name}: ${(ran.durationMs / 1000).toFixed(1)} s, exit status ${ran.exit}\n`);
		io.stderr(`With ${versions.join(', ')}\n`);
		io.stderr(`Recognised: ${ran.recognised.join(', ') || 'no error'}\n`);
		for (const { name, unit, points } of ran.series) io.stderr(`Series: ${name} (${unit}), ${points.length} points\n`);
		for (const problem of problems) io.stderr(`  ${problem}\n`);
		io.stderr(problems.length === 0 ? 'As expected.\n' : 'NOT as expected.\n');
		return problems.length === 0 ? 0 : 1;
	});
};

function misused(io: Io, problem: string, more = ''): number {
	io.stderr(`${problem}\n\n${HELP}${more}`);
	return 2;
}

function readOptions(args: string[]): Options | string {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				variant: { type: 'string' },
				set: { type: 'string', multiple: true, default: [] },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const [id, ...others] = positionals;
		if (others.length > 0) return `One snippet at a time: ${listOf(positionals, 'and')} are too many.`;
		return { id, variant: values.variant, settings: values.set, help: values.help };
	} catch (error) {
		return messageOf(error);
	}
}

const HELP = `Usage: hindsight run ID [--variant NAME] [--set KNOB=VALUE …]

Runs a snippet of content/snippets with the real tools and servers, and says whether it did what its page says. Servers are
started for the run on free ports of 127.0.0.1 and are gone afterwards, with all that was written.

  --variant NAME    broken, fixed or main; the first one by default
  --set KNOB=VALUE  another value for a knob of the snippet; a flag takes 1 or 0
  -h, --help        print this help

Without ID, all snippets are listed after this help.

The snippet finds its servers in DATABASE_URL (role "app", database "app"), ADMIN_DATABASE_URL (superuser), PGBOUNCER_URL and
REDIS_URL. Through PgBouncer, the same role may ask the database "pgbouncer" for figures (SHOW POOLS). Set DATABASE_URL,
PGBOUNCER_URL or REDIS_URL yourself, and that server is used as it is: give it nothing that you want to keep.

Exit status: 0 as expected, 1 not as expected, 2 for bad usage or where there is no content/, 4 not run because
something is missing.

Examples:
  npm run snippet -- queue-when-full
  npm run snippet -- queue-when-full --variant fixed --set pool_size=3
`;

interface Options {
	id: string | undefined;
	variant: string | undefined;
	settings: string[];
	help: boolean;
}
