import type { Metrics, Row } from './evaluate.ts';
import type { FalseAnswer, NegativesResult } from './negatives.ts';

/** Formats the figures of one evaluation as Markdown tables. */
export function evalReport({ about, rows, baselines, negatives, speed }: Evaluation): string {
	return [
		`${about.date}, Node ${about.node}, ${about.cores} ${about.cores === 1 ? 'core' : 'cores'}; ` +
			`${about.pages} error pages with ${about.templates} templates` +
			(rows[0] ? `; pastes: ${rows[0].positives} with an error, ${rows[0].negatives} without.` : '.'),
		...(rows.length > 0 ? [qualityTable(rows), baselinesTable(baselines)] : []),
		...(negatives ? [negativesTable(negatives), ...falseAnswersTable(negatives.falseAnswers)] : []),
		speed ? speedTable(speed) : 'Speed: not measured.',
	].join('\n\n');
}

/**
 * Replaces the text between the two marks of a document.
 *
 * @returns undefined if the document does not contain both marks, in order.
 */
export function withResults(document: string, report: string): string | undefined {
	const from = document.indexOf(RESULTS_START);
	const to = document.indexOf(RESULTS_END, from);
	if (from < 0 || to < 0) return undefined;
	return `${document.slice(0, from + RESULTS_START.length)}\n\n${report}\n\n${document.slice(to)}`;
}

export const RESULTS_START = '<!-- results -->';
export const RESULTS_END = '<!-- end of results -->';

function qualityTable(rows: readonly Row[]): string {
	return table(
		['condition', 'precision@1', 'recall@1', 'recall@3', 'MRR', 'false answers', 'hard ones', 'no page'],
		rows.map((row) => [
			row.name,
			share(row.precisionAt1),
			share(row.recallAt1),
			share(row.recallAt3),
			share(row.meanReciprocalRank),
			share(row.falseAnswers),
			share(row.falseAnswersHard),
			share(row.falseAnswersPageless),
		]),
	);
}

function baselinesTable(baselines: readonly Baseline[]): string {
	return table(
		['search over the same pages', 'recall@1', 'recall@3', 'false answers', 'ms per query'],
		baselines.map(({ name, result }) =>
			typeof result === 'string'
				? [name, result, '', '', '']
				: [
						name,
						share(result.recallAt1),
						share(result.recallAt3),
						share(result.falseAnswers),
						result.queryMs.toFixed(2),
					],
		),
	);
}

function negativesTable({ pastes, known, possible, msPerPaste }: NegativesResult): string {
	return table(
		['near-topic pastes without an error', 'figure'],
		[
			['pastes', `${pastes}`],
			['answered "known"', `${known} (${percent(known / pastes)})`],
			['answered "possible"', `${possible} (${percent(possible / pastes)})`],
			['time per paste', `${msPerPaste.toFixed(2)} ms`],
		],
	);
}

function falseAnswersTable(falseAnswers: readonly FalseAnswer[]): string[] {
	if (falseAnswers.length === 0) return [];
	return [
		table(
			['paste', 'answer', 'error', 'template', 'matched text'],
			falseAnswers.map(({ id, verdict, error, template, matched }) => [
				id,
				verdict,
				error,
				asCell(template),
				asCell(matched),
			]),
		),
	];
}

function asCell(text: string): string {
	return text.replace(/\s+/gu, ' ').replaceAll('|', '\\|').replaceAll('<', '\\<');
}

function percent(value: number): string {
	return `${(value * 100).toFixed(1)} %`;
}

function speedTable(speed: Speed): string {
	return table(
		['cost', 'figure'],
		[
			['index size, before compression', `${speed.bytesPerSignature} B a signature`],
			['loading the index', `${speed.loadMs.toFixed(1)} ms`],
			['loading an index of 500 signatures', `${speed.load500Ms.toFixed(1)} ms`],
			...speed.logs.map(({ name, megabytesPerSecond, nanosecondsPerLine, errors }) => [
				`10 MB of log, CPU time: ${name}`,
				`${megabytesPerSecond.toFixed(0)} MB/s, ${nanosecondsPerLine.toFixed(0)} ns a line` +
					(errors > 0 ? `; ${errors} known errors found` : ''),
			]),
			['`rg -F -f` with the same words on the first of these logs, wall time', ripgrepFigure(speed.ripgrep)],
			['one paste, p99', `${speed.pasteP99Ms.toFixed(2)} ms`],
			['200 lines, median and p99', `${speed.lines200MedianMs.toFixed(2)} ms, ${speed.lines200P99Ms.toFixed(2)} ms`],
		],
	);
}

function ripgrepFigure(ripgrep: Ripgrep | string): string {
	if (typeof ripgrep === 'string') return ripgrep;
	const { rgMs, matchMs, words } = ripgrep;
	return `${rgMs.toFixed(0)} ms for ${words} words; the matcher ${matchMs.toFixed(0)} ms, ${(matchMs / rgMs).toFixed(1)} times that`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function share(value: number): string {
	return Number.isNaN(value) ? 'none' : value.toFixed(3);
}

export interface Evaluation {
	about: { date: string; node: string; cores: number; pages: number; templates: number };
	rows: readonly Row[];
	baselines: readonly Baseline[];
	/** Undefined if no file of negatives was given. */
	negatives?: NegativesResult;
	/** Undefined if times were not measured. */
	speed?: Speed;
}

export interface Baseline {
	name: string;
	/** Figures, or the reason why there are none. */
	result: (Metrics & { queryMs: number }) | string;
}

export interface Speed {
	bytesPerSignature: number;
	loadMs: number;
	load500Ms: number;
	logs: readonly LogRate[];
	/** Figures, or the reason why there are none. */
	ripgrep: Ripgrep | string;
	pasteP99Ms: number;
	lines200MedianMs: number;
	lines200P99Ms: number;
}

/** How fast the matcher reads one log. */
export interface LogRate {
	name: string;
	megabytesPerSecond: number;
	nanosecondsPerLine: number;
	/** Known errors in the log. */
	errors: number;
}

/** Wall time of ripgrep and of the matcher for one log file. */
export interface Ripgrep {
	rgMs: number;
	matchMs: number;
	words: number;
}
