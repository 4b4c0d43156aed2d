import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Entry } from '../../core/entry.ts';
import { evalReport, RESULTS_END, RESULTS_START, withResults } from '../../core/match/quality/eval-report.ts';
import { evaluate, parsePastes, settleLabels } from '../../core/match/quality/evaluate.ts';
import { buildIndex, loadIndex } from '../../core/match/index.ts';
import { measureNegatives } from '../../core/match/quality/negatives.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';
import { loadContent } from '../../node/content/load-content.ts';
import { compareBaselines } from '../../node/eval/baselines.ts';
import { measureSpeed } from '../../node/eval/speed.ts';
import { readWholeFile } from '../input/input.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { command, type OptionsOf } from '../usage/command.ts';

/**
 * `hindsight eval FILE.jsonl`: measures the matcher on labelled pastes, compares it with other searches, and prints tables.
 */
export const run = command('eval', async ({ options, operands: [file], badUsage }, io) => {
	if ((file ?? options.negatives) === undefined) return badUsage('Which file? Give one with labelled pastes.');
	const files = await readFiles(file, options);
	if ('problem' in files) {
		io.stderr(`${files.problem}\n`);
		return 2;
	}
	const parsedPastes = parsePastes(files.pastes);
	const parsedNegatives = parsePastes(files.negatives);
	const problems = [...parsedPastes.problems, ...parsedNegatives.problems];
	if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
	for (const [name, { pastes }] of [
		[file, parsedPastes],
		[options.negatives, parsedNegatives],
	] as const) {
		if (name === undefined || pastes.length > 0) continue;
		io.stderr(`${name} has no labelled pastes.\n`);
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
	const pastes = settleLabels(parsedPastes.pastes, ids);
	const negatives = settleLabels(parsedNegatives.pastes, ids);
	const positive = negatives.find(({ label }) => label !== 'none');
	if (positive) {
		io.stderr(
			`${options.negatives} may contain only pastes without an error, but ${positive.id} is labelled ${positive.label}.\n`,
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
		baselines: pastes.length > 0 ? await compareBaselines(pages, pastes, options.site) : [],
		...(negatives.length > 0
			? { negatives: measureNegatives(loadIndex(buildIndex(signatures)), negatives, () => performance.now()) }
			: {}),
		...(!options['no-speed'] && pastes.length > 0 ? { speed: measureSpeed(signatures, pastes, files.logs) } : {}),
	};
	const report = evalReport(evaluation);
	io.stdout(options.json ? `${JSON.stringify(evaluation)}\n` : `${report}\n`);
	if (options.write !== undefined && !(await writeResults(options.write, report))) {
		io.stderr(`${options.write} does not have the marker comments "${RESULTS_START}" and "${RESULTS_END}".\n`);
		return 2;
	}
	return problems.length > 0 ? 1 : 0;
});

/** Reads all named files first, so that a wrong name fails before the measurement, which takes minutes. */
async function readFiles(
	file: string | undefined,
	{ negatives, log: logs, write }: OptionsOf<'eval'>,
): Promise<Files | { problem: string }> {
	const read = async (name: string | undefined) => (name === undefined ? '' : readWholeFile(name));
	try {
		const pastes = await read(file);
		if (write !== undefined) await readWholeFile(write);
		return {
			pastes,
			negatives: await read(negatives),
			logs: await Promise.all(logs.map(async (name) => ({ name, text: await readWholeFile(name) }))),
		};
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

/** Returns false if the file does not have the marker comments. */
async function writeResults(file: string, report: string): Promise<boolean> {
	const written = withResults(await readFile(file, 'utf8'), report);
	if (written === undefined) return false;
	const { format, resolveConfig } = await import('prettier');
	await writeFile(file, await format(written, { ...(await resolveConfig(file)), parser: 'markdown' }));
	return true;
}

interface Files {
	/** Labelled pastes, one per line; empty if no file was named. */
	pastes: string;
	/** Labelled pastes without an error; empty if no file was named. */
	negatives: string;
	logs: { name: string; text: string }[];
}
