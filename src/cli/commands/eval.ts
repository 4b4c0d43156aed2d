import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Entry } from '../../core/entry.ts';
import { evalReport, RESULTS_END, RESULTS_START, withResults } from '../../core/match/quality/eval-report.ts';
import { evaluate, parsePastes, settleLabels } from '../../core/match/quality/evaluate.ts';
import { buildIndex, loadIndex } from '../../core/match/index.ts';
import { measureNegatives } from '../../core/match/quality/negatives.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';
import { loadContent } from '../../node/content/load-content.ts';
import { compareRivals } from '../../node/eval/rivals.ts';
import { measureSpeed } from '../../node/eval/speed.ts';
import { readWhole } from '../input/input.ts';
import type { Io } from '../io/io.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight eval FILE.jsonl`: measures the matcher on labelled pastes, beside other searches, and prints tables. */
export async function run(args: string[], io: Io): Promise<number> {
	const options = readOptions(args);
	if ('problem' in options) {
		io.stderr(`${options.problem}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	const files = await readFiles(options);
	if ('problem' in files) {
		io.stderr(`${files.problem}\n`);
		return 2;
	}
	const labelled = parsePastes(files.pastes);
	const unlabelled = parsePastes(files.negatives);
	const problems = [...labelled.problems, ...unlabelled.problems];
	if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
	for (const [file, { pastes }] of [
		[options.file, labelled],
		[options.negatives, unlabelled],
	] as const) {
		if (file === undefined || pastes.length > 0) continue;
		io.stderr(`${file} has no labelled pastes.\n`);
		return 2;
	}
	const { entries } = await loadContent(options.content);
	const pages = entries.filter((entry): entry is Entry<'error'> => entry.kind === 'error');
	const signatures = pages.map(signatureOf);
	if (signatures.length === 0) {
		io.stderr(`There are no error pages in ${options.content}.\n`);
		return 2;
	}
	const ids = pages.map(({ id }) => id);
	const pastes = settleLabels(labelled.pastes, ids);
	const negatives = settleLabels(unlabelled.pastes, ids);
	const positive = negatives.find(({ label }) => label !== 'none');
	if (positive) {
		io.stderr(
			`${options.negatives} holds pastes without an error, and ${positive.id} is labelled ${positive.label}.\n`,
		);
		return 2;
	}
	const evaluation = {
		about: {
			date: new Date().toISOString().slice(0, 10),
			node: process.versions.node,
			cores: availableParallelism(),
			pages: pages.length,
			templates: signatures.reduce((sum, { templates }) => sum + templates.length, 0),
		},
		rows: pastes.length > 0 ? evaluate(signatures, pastes) : [],
		rivals: pastes.length > 0 ? await compareRivals(pages, pastes, options.site) : [],
		...(negatives.length > 0
			? { negatives: measureNegatives(loadIndex(buildIndex(signatures)), negatives, () => performance.now()) }
			: {}),
		...(options.speed && pastes.length > 0 ? { speed: measureSpeed(signatures, pastes, files.logs) } : {}),
	};
	const report = evalReport(evaluation);
	io.stdout(options.json ? `${JSON.stringify(evaluation)}\n` : `${report}\n`);
	if (options.write !== undefined && !(await writeResults(options.write, report))) {
		io.stderr(`${options.write} does not have the marks "${RESULTS_START}" and "${RESULTS_END}".\n`);
		return 2;
	}
	return problems.length > 0 ? 1 : 0;
}

const HELP = `Usage: hindsight eval [FILE.jsonl] [--negatives FILE.jsonl] [--json] [--write DOCUMENT]

Measures how well and how fast errors are recognised. FILE holds one labelled paste per line:
  {"id": "q-1", "label": "pool-limit", "text": "QueuePool limit of size 5 overflow 10 reached, connection timed out"}
The label "none" stands for a paste that shows no known error. A label that has no page counts as "none" too, and has a
column of its own.

Options:
  --negatives FILE  list every answer to these pastes, for which no page is right; FILE.jsonl may then be left out
  --content DIR     folder with the error pages (default: content)
  --site DIR        the built site, for Pagefind's index (default: dist)
  --log FILE        measure the speed on this log too, repeated up to 10 MB; may be given several times
  --no-speed        leave the speed out, which takes most of the time
  --write DOCUMENT  put the tables between the two marks of a Markdown file, such as content/tests/matching.md
  --json            figures for machines
  -h, --help        print this help

Exit status: 0 if every paste was measured, 1 if a line of FILE is not a labelled paste, 2 for bad usage or where there is
nothing to measure.
`;

/** Reads everything that is named before the measurement, which takes minutes. */
async function readFiles({ file, negatives, logs, write }: Options): Promise<Files | { problem: string }> {
	const read = async (name: string | undefined) => (name === undefined ? '' : readWhole(name));
	try {
		const pastes = await read(file);
		if (write !== undefined) await readWhole(write);
		return {
			pastes,
			negatives: await read(negatives),
			logs: await Promise.all(logs.map(async (name) => ({ name, text: await readWhole(name) }))),
		};
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

async function writeResults(file: string, report: string): Promise<boolean> {
	const written = withResults(await readFile(file, 'utf8'), report);
	if (written === undefined) return false;
	const { format, resolveConfig } = await import('prettier');
	await writeFile(file, await format(written, { ...(await resolveConfig(file)), parser: 'markdown' }));
	return true;
}

function readOptions(args: string[]): Options | { problem: string } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				negatives: { type: 'string' },
				content: { type: 'string', default: 'content' },
				site: { type: 'string', default: 'dist' },
				log: { type: 'string', multiple: true, default: [] },
				'no-speed': { type: 'boolean', default: false },
				write: { type: 'string' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const { negatives, content, site, log: logs, write, json, help } = values;
		const [file, ...others] = positionals;
		if (!help && (file ?? negatives) === undefined) return { problem: 'Which file? Give one with labelled pastes.' };
		if (others.length > 0) return { problem: `One file at a time: "${others.join('", "')}" is too many.` };
		return { file, negatives, content, site, logs, speed: !values['no-speed'], write, json, help };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

interface Files {
	/** Labelled, one a line; empty if no file was named. */
	pastes: string;
	/** The same for pastes without an error. */
	negatives: string;
	logs: { name: string; text: string }[];
}

interface Options {
	/** At least one of `file` and `negatives` is given. */
	file: string | undefined;
	negatives: string | undefined;
	content: string;
	site: string;
	logs: string[];
	speed: boolean;
	/** A Markdown file to put the tables into. */
	write: string | undefined;
	json: boolean;
	help: boolean;
}
