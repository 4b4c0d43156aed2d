import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MISLEADING, ORDINARY } from '../../core/match/corpus/background.ts';
import { distractors } from '../../core/match/quality/distractors.ts';
import type { LogRate, Ripgrep, Speed } from '../../core/match/quality/eval-report.ts';
import { noiseLines, type LabelledPaste } from '../../core/match/quality/evaluate.ts';
import { buildIndex, loadIndex, match, type Signature } from '../../core/match/index.ts';
import type { Index } from '../../core/match/signatures/loaded-index.ts';
import { pick, seededRandom } from '../../core/match/quality/random.ts';
import { serviceLog } from '../../core/match/quality/service-log.ts';
import { inNoise } from '../../core/match/quality/transforms.ts';

/**
 * Measures the speed of the matcher in one thread: loading its index, and matching with the index loaded. Rates are in CPU time,
 * which other programs on the machine affect least; all other times are wall time.
 *
 * @param logs - more logs to measure, by name; each is repeated or cut to 10 MB
 */
export function measureSpeed(
	signatures: readonly Signature[],
	pastes: readonly LabelledPaste[],
	logs: readonly { name: string; text: string }[],
): Speed {
	const packed = JSON.stringify(buildIndex(signatures));
	const fillers = distractors(Math.max(0, 500 - signatures.length), seededRandom(3));
	const packed500 = JSON.stringify(buildIndex([...signatures, ...fillers]));
	const index = loadIndex(JSON.parse(packed));
	const noise = noiseLines(signatures);
	const random = seededRandom(2);
	const serviceLogText = flatten(
		// A noise line matches nothing, so it is not searched.
		serviceLog(LOG_BYTES, (line) => !noise.includes(line) && match(index, line).verdict === 'known'),
	);
	const pasteTimes = pastes.flatMap(({ text }) => wallTimes(PASTE_RUNS, () => match(index, text)));
	const noisyTimes = pastes
		.map(({ text }) => inNoise(text, random, noise, 200))
		.flatMap((text) => wallTimes(3, () => match(index, text)));
	return {
		bytesPerSignature: Math.round(Buffer.byteLength(packed) / signatures.length),
		loadMs: median(wallTimes(LOG_RUNS, () => loadIndex(JSON.parse(packed)))),
		load500Ms: median(wallTimes(LOG_RUNS, () => loadIndex(JSON.parse(packed500)))),
		logs: [
			{ name: "a web service's day", text: serviceLogText },
			{ name: 'hundreds of kinds of lines, evenly mixed', text: mixed(ORDINARY, noise) },
			{ name: 'only lines that share words with errors', text: mixed(MISLEADING, noise) },
			...logs.map(({ name, text }) => ({ name, text: repeated(text) })),
		].map(({ name, text }) => rateOf(index, name, text)),
		ripgrep: raceRipgrep(index, serviceLogText),
		pasteP99Ms: percentile(pasteTimes, 0.99),
		lines200MedianMs: median(noisyTimes),
		lines200P99Ms: percentile(noisyTimes, 0.99),
	};
}

const LOG_BYTES = 10_000_000;
const LOG_RUNS = 9;
const RACE_RUNS = 5;
const PASTE_RUNS = 20;

function rateOf(index: Index, name: string, text: string): LogRate {
	const milliseconds = median(cpuTimes(LOG_RUNS, () => match(index, text)));
	return {
		name,
		megabytesPerSecond: text.length / 1000 / milliseconds,
		nanosecondsPerLine: (milliseconds * 1e6) / text.split('\n').length,
		errors: match(index, text).matches.length,
	};
}

/** Makes a log in which nothing matches, from the entries of `lines` that are in `noise`. */
function mixed(lines: readonly string[], noise: readonly string[]): string {
	const random = seededRandom(1);
	const unmatched = lines.filter((line) => noise.includes(line));
	const all: string[] = [];
	for (let size = 0; size < LOG_BYTES;) {
		const line = pick(random, unmatched);
		all.push(line);
		size += line.length + 1;
	}
	return flatten(all.join('\n'));
}

function repeated(text: string): string {
	return flatten(text.repeat(Math.ceil(LOG_BYTES / Math.max(1, text.length))).slice(0, LOG_BYTES));
}

/** Returns the text as one contiguous string, as if read from a file. */
function flatten(text: string): string {
	return Buffer.from(text).toString('utf8');
}

/** Measures ripgrep as a process, and the matcher including reading the file: the best of five runs of each. */
function raceRipgrep(index: Index, log: string): Ripgrep | string {
	if (spawnSync('rg', ['--version']).status !== 0) return 'not measured: `rg` is not on PATH';
	const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-eval-'));
	try {
		const logFile = path.join(folder, 'log');
		const wordFile = path.join(folder, 'words');
		const words = index.words.filter((_, number) => index.isSought[number] === 1);
		writeFileSync(logFile, log);
		writeFileSync(wordFile, `${words.join('\n')}\n`);
		const rg = () => spawnSync('rg', ['--no-config', '-F', '-f', wordFile, '--count', logFile]);
		const matcher = () => match(index, readFileSync(logFile, 'utf8'));
		return {
			rgMs: Math.min(...wallTimes(RACE_RUNS, rg)),
			matchMs: Math.min(...wallTimes(RACE_RUNS, matcher)),
			words: words.length,
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function wallTimes(count: number, work: () => unknown): number[] {
	return Array.from({ length: count }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
}

function cpuTimes(count: number, work: () => unknown): number[] {
	return Array.from({ length: count }, () => {
		const start = process.threadCpuUsage();
		work();
		const { user, system } = process.threadCpuUsage(start);
		return (user + system) / 1000;
	});
}

function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

function percentile(values: readonly number[], fraction: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}
