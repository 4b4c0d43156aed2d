import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MISLEADING, ORDINARY } from '../../core/match/background.ts';
import { distractors } from '../../core/match/distractors.ts';
import type { Ripgrep, Speed } from '../../core/match/eval-report.ts';
import { noiseLines, type LabelledPaste } from '../../core/match/evaluate.ts';
import { buildIndex, loadIndex, match, type Signature } from '../../core/match/index.ts';
import type { Index } from '../../core/match/index-load.ts';
import { seededRandom } from '../../core/match/random.ts';
import { inNoise } from '../../core/match/transforms.ts';

/**
 * Times of the matcher in one thread, the content being loaded already. Rates are in CPU time, which other programs on
 * the machine disturb least; everything else is wall time.
 */
export function measureSpeed(signatures: readonly Signature[], pastes: readonly LabelledPaste[]): Speed {
	const packed = JSON.stringify(buildIndex(signatures));
	const crowd = distractors(Math.max(0, 500 - signatures.length), seededRandom(3));
	const packed500 = JSON.stringify(buildIndex([...signatures, ...crowd]));
	const index = loadIndex(JSON.parse(packed));
	const noise = noiseLines(signatures);
	const random = seededRandom(2);
	const ordinary = bigLog(ORDINARY.filter((line) => noise.includes(line)));
	const misleading = bigLog(MISLEADING.filter((line) => noise.includes(line)));
	const single = pastes.flatMap(({ text }) => wallTimes(PASTE_RUNS, () => match(index, text)));
	const many = pastes
		.map(({ text }) => inNoise(text, random, noise, 200))
		.flatMap((text) => wallTimes(3, () => match(index, text)));
	const ordinaryMs = median(cpuTimes(LOG_RUNS, () => match(index, ordinary)));
	return {
		bytesPerSignature: Math.round(Buffer.byteLength(packed) / signatures.length),
		loadMs: median(wallTimes(LOG_RUNS, () => loadIndex(JSON.parse(packed)))),
		load500Ms: median(wallTimes(LOG_RUNS, () => loadIndex(JSON.parse(packed500)))),
		ordinary: ordinary.length / 1000 / ordinaryMs,
		misleading: misleading.length / 1000 / median(cpuTimes(LOG_RUNS, () => match(index, misleading))),
		nanosecondsPerLine: (ordinaryMs * 1e6) / ordinary.split('\n').length,
		ripgrep: raceRipgrep(index, ordinary),
		pasteP99Ms: percentile(single, 0.99),
		lines200MedianMs: median(many),
		lines200P99Ms: percentile(many, 0.99),
	};
}

const LOG_BYTES = 10_000_000;
const LOG_RUNS = 9;
const RACE_RUNS = 5;
const PASTE_RUNS = 20;

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

/** Best of five each: ripgrep as a process, the matcher with reading the file. */
function raceRipgrep(index: Index, log: string): Ripgrep | string {
	if (spawnSync('rg', ['--version']).status !== 0) return 'not measured: `rg` is not on PATH';
	const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-eval-'));
	try {
		const logFile = path.join(folder, 'log');
		const wordFile = path.join(folder, 'words');
		const words = index.words.filter((_, number) => index.isAnchor[number] === 1);
		writeFileSync(logFile, log);
		writeFileSync(wordFile, `${words.join('\n')}\n`);
		const rg = () => spawnSync('rg', ['--no-config', '-F', '-f', wordFile, '--count', logFile]);
		const own = () => match(index, readFileSync(logFile, 'utf8'));
		return {
			rgMs: Math.min(...wallTimes(RACE_RUNS, rg)),
			matchMs: Math.min(...wallTimes(RACE_RUNS, own)),
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
		const start = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	});
}

function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

function percentile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
