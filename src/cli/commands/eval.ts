import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Entry } from '../../core/entry.ts';
import { evalReport, RESULTS_END, RESULTS_START, withResults } from '../../core/match/eval-report.ts';
import { evaluate, parsePastes } from '../../core/match/evaluate.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';
import { checkContent } from '../../node/check-content.ts';
import { compareRivals } from '../../node/eval/rivals.ts';
import { measureSpeed } from '../../node/eval/speed.ts';
import { readWhole } from '../input.ts';
import type { Io } from '../io.ts';
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
	const { pastes, problems } = parsePastes(files.pastes);
	if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
	if (pastes.length === 0) {
		io.stderr(`${options.file} has no labelled pastes.\n`);
		return 2;
	}
	const { entries } = await checkContent(options.content);
	const pages = entries.filter((entry): entry is Entry<'error'> => entry.kind === 'error');
	const signatures = pages.map(signatureOf);
	if (signatures.length === 0) {
		io.stderr(`There are no error pages in ${options.content}.\n`);
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
		rows: evaluate(signatures, pastes),
		rivals: await compareRivals(pages, pastes, options.site),
		...(options.speed ? { speed: measureSpeed(signatures, pastes, files.logs) } : {}),
	};
	const report = evalReport(evaluation);
	io.stdout(options.json ? `${JSON.stringify(evaluation)}\n` : `${report}\n`);
	if (options.write !== undefined && !(await writeResults(options.write, report))) {
		io.stderr(`${options.write} does not have the marks "${RESULTS_START}" and "${RESULTS_END}".\n`);
		return 2;
	}
	return problems.length > 0 ? 1 : 0;
}

const HELP = `Usage: hindsight eval FILE.jsonl [--json] [--write DOCUMENT]

Measures how well and how fast errors are recognised. FILE holds one labelled paste per line:
  {"id": "q-1", "label": "postgres-deadlock", "text": "ERROR: deadlock detected"}
The label "none" stands for a paste that shows no known error.

Options:
  --content DIR     folder with the error pages (default: content)
  --site DIR        the built site, for Pagefind's index (default: dist)
  --log FILE        measure the speed on this log too, repeated up to 10 MB; may be given several times
  --no-speed        leave the speed out, which takes most of the time
  --write DOCUMENT  put the tables between the two marks of a Markdown file, such as docs/matching.md
  --json            figures for machines
  -h, --help        print this help

Exit status: 0 if every paste was measured, 1 if a line of FILE is not a labelled paste, 2 for bad usage or where there is
nothing to measure.
`;

/** Reads everything that is named before the measurement, which takes minutes. */
async function readFiles({ file, logs, write }: Options): Promise<Files | { problem: string }> {
	try {
		const pastes = await readWhole(file);
		if (write !== undefined) await readWhole(write);
		return { pastes, logs: await Promise.all(logs.map(async (name) => ({ name, text: await readWhole(name) }))) };
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
				content: { type: 'string', default: 'content' },
				site: { type: 'string', default: 'dist' },
				log: { type: 'string', multiple: true, default: [] },
				'no-speed': { type: 'boolean', default: false },
				write: { type: 'string' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const { content, site, log: logs, write, json, help } = values;
		const [file = '', ...others] = positionals;
		if (!help && file === '') return { problem: 'Which file? Give one with labelled pastes.' };
		if (others.length > 0) return { problem: `One file at a time: "${others.join('", "')}" is too many.` };
		return { file, content, site, logs, speed: !values['no-speed'], write, json, help };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

interface Files {
	/** Labelled, one a line. */
	pastes: string;
	logs: { name: string; text: string }[];
}

interface Options {
	file: string;
	content: string;
	site: string;
	logs: string[];
	speed: boolean;
	/** A Markdown file to put the tables into. */
	write: string | undefined;
	json: boolean;
	help: boolean;
}
