import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Entry } from '../../core/entry.ts';
import { asker, evaluate, noiseLines, parsePastes, type LabelledPaste, type Row } from '../../core/match/evaluate.ts';
import { MISLEADING, ORDINARY } from '../../core/match/background.ts';
import { buildIndex, loadIndex, match, type Signature } from '../../core/match/index.ts';
import { seededRandom } from '../../core/match/random.ts';
import { inNoise } from '../../core/match/transforms.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';
import { checkContent } from '../../node/check-content.ts';
import type { Io } from '../io.ts';

/** `hindsight eval FILE.jsonl [--json]`: measures the matcher on labelled pastes and prints the table for the docs. */
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
	const { pastes, problems } = parsePastes(await readFile(options.file, 'utf8'));
	if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
	if (pastes.length === 0) {
		io.stderr(`${options.file} has no labelled pastes.\n`);
		return 2;
	}
	const { entries } = await checkContent(options.content);
	const signatures = entries.filter((entry): entry is Entry<'error'> => entry.kind === 'error').map(signatureOf);
	if (signatures.length === 0) {
		io.stderr(`There are no error pages in ${options.content}.\n`);
		return 2;
	}
	const rows = evaluate(signatures, pastes);
	const speed = measureSpeed(signatures, pastes);
	io.stdout(options.json ? `${JSON.stringify({ rows, speed })}\n` : `${qualityTable(rows)}\n${speedTable(speed)}`);
	return problems.length > 0 ? 1 : 0;
}

const HELP = `Usage: hindsight eval FILE.jsonl [--content DIR] [--json]

Measures how well and how fast errors are recognised. FILE holds one labelled paste per line:
  {"id": "q-1", "label": "postgres-deadlock", "text": "ERROR: deadlock detected"}
The label "none" stands for a paste that shows no known error.

Options:
  --content DIR  folder with the error pages (default: content)
  --json         figures for machines
`;

const LOG_BYTES = 10_000_000;
const LOG_RUNS = 9;
const PASTE_RUNS = 20;

/** Times on this machine in one thread, the content being loaded already. */
function measureSpeed(signatures: readonly Signature[], pastes: readonly LabelledPaste[]): Speed {
	const packed = JSON.stringify(buildIndex(signatures));
	const loadMs = median(times(LOG_RUNS, () => loadIndex(JSON.parse(packed))));
	const index = loadIndex(JSON.parse(packed));
	const noise = noiseLines(signatures);
	const random = seededRandom(2);
	const log = bigLog(ORDINARY.filter((line) => noise.includes(line)));
	const misleading = bigLog(MISLEADING.filter((line) => noise.includes(line)));
	const ask = asker(signatures);
	const single = pastes.flatMap(({ text }) => times(PASTE_RUNS, () => match(index, text)));
	const many = pastes.map(({ text }) => inNoise(text, random, noise, 200)).flatMap((text) => times(3, () => ask(text)));
	const logMs = median(times(LOG_RUNS, () => match(index, log)));
	return {
		bytesPerSignature: Math.round(Buffer.byteLength(packed) / signatures.length),
		loadMs,
		megabytesPerSecond: log.length / 1000 / logMs,
		misleadingMegabytesPerSecond: misleading.length / 1000 / median(times(LOG_RUNS, () => match(index, misleading))),
		nanosecondsPerLine: (logMs * 1e6) / log.split('\n').length,
		pasteP99Ms: percentile(single, 0.99),
		lines200MedianMs: median(many),
		lines200P99Ms: percentile(many, 0.99),
	};
}

/** A log without a match, as one flat string the way it comes from a file. */
function bigLog(lines: readonly string[]): string {
	const random = seededRandom(1);
	const all: string[] = [];
	for (let size = 0; size < LOG_BYTES;) {
		const line = lines[Math.floor(random() * lines.length)] ?? '';
		all.push(line);
		size += line.length + 1;
	}
	return Buffer.from(all.join('\n')).toString('utf8');
}

function times(count: number, work: () => unknown): number[] {
	return Array.from({ length: count }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
}

function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

function percentile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function qualityTable(rows: readonly Row[]): string {
	const lines = rows.map(
		(row) =>
			`| ${row.name} | ${figure(row.precisionAt1)} | ${figure(row.recallAt1)} | ${figure(row.recallAt3)} | ${figure(row.meanReciprocalRank)} | ${figure(row.falseAnswers)} | ${figure(row.falseAnswersHard)} |`,
	);
	const [first] = rows;
	return [
		`${first?.positives ?? 0} pastes with an error, ${first?.negatives ?? 0} without.`,
		'',
		'| condition | precision@1 | recall@1 | recall@3 | MRR | false answers | hard ones |',
		'| --- | --- | --- | --- | --- | --- | --- |',
		...lines,
		'',
	].join('\n');
}

function speedTable(speed: Speed): string {
	return [
		'| cost | figure |',
		'| --- | --- |',
		`| index on the wire, before compression | ${speed.bytesPerSignature} B a signature |`,
		`| loading the index | ${speed.loadMs.toFixed(1)} ms |`,
		`| 10 MB log without a match | ${speed.megabytesPerSecond.toFixed(0)} MB/s, ${speed.nanosecondsPerLine.toFixed(0)} ns a line |`,
		`| the same where every line shares words with errors | ${speed.misleadingMegabytesPerSecond.toFixed(0)} MB/s |`,
		`| one paste, p99 | ${speed.pasteP99Ms.toFixed(2)} ms |`,
		`| 200 lines, median and p99 | ${speed.lines200MedianMs.toFixed(2)} ms, ${speed.lines200P99Ms.toFixed(2)} ms |`,
		'',
	].join('\n');
}

function figure(value: number): string {
	return Number.isNaN(value) ? 'none' : value.toFixed(3);
}

function readOptions(args: string[]): Options | { problem: string } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				content: { type: 'string', default: 'content' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const [file, ...others] = positionals;
		if (values.help) return { file: '', content: '', json: false, help: true };
		if (file === undefined) return { problem: 'Which file? Give one with labelled pastes.' };
		if (others.length > 0) return { problem: `One file at a time: "${others.join('", "')}" is too many.` };
		return { file, content: values.content, json: values.json, help: false };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
}

interface Options {
	file: string;
	content: string;
	json: boolean;
	help: boolean;
}

interface Speed {
	bytesPerSignature: number;
	loadMs: number;
	megabytesPerSecond: number;
	misleadingMegabytesPerSecond: number;
	nanosecondsPerLine: number;
	pasteP99Ms: number;
	lines200MedianMs: number;
	lines200P99Ms: number;
}
