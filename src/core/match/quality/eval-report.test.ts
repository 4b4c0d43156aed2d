import { describe, expect, test } from 'vitest';
import { evalReport, RESULTS_END, RESULTS_START, withResults } from './eval-report.ts';

const metrics = {
	positives: 3,
	negatives: 1,
	precisionAt1: 1,
	recallAt1: 2 / 3,
	recallAt3: 1,
	meanReciprocalRank: 0.75,
	falseAnswers: 0,
	falseAnswersHard: Number.NaN,
	falseAnswersPageless: Number.NaN,
};
const evaluation = {
	about: { date: '2025-03-12', node: '24.1.0', cores: 1, pages: 2, templates: 7 },
	rows: [{ name: 'as pasted', ...metrics }],
	baselines: [
		{ name: 'this matcher', result: { ...metrics, queryMs: 0.04 } },
		{ name: 'Pagefind', result: 'not measured: run npm run build first' },
	],
};
const speed = {
	bytesPerSignature: 410,
	loadMs: 2.84,
	load500Ms: 11,
	logs: [
		{ name: 'quiet', megabytesPerSecond: 201.4, nanosecondsPerLine: 440, errors: 0 },
		{ name: 'app.log', megabytesPerSecond: 80, nanosecondsPerLine: 900, errors: 2 },
	],
	ripgrep: { rgMs: 10, matchMs: 52, words: 314 },
	pasteP99Ms: 0.18,
	lines200MedianMs: 1,
	lines200P99Ms: 3.48,
};

describe('the report', () => {
	test('has one row per condition, and marks figures with nothing to count', () => {
		expect(evalReport(evaluation)).toBe(
			[
				'2025-03-12, Node 24.1.0, 1 core; 2 error pages with 7 templates; pastes: 3 with an error, 1 without.',
				'',
				'| condition | precision@1 | recall@1 | recall@3 | MRR | false answers | hard ones | no page |',
				'| --- | --- | --- | --- | --- | --- | --- | --- |',
				'| as pasted | 1.000 | 0.667 | 1.000 | 0.750 | 0.000 | none | none |',
				'',
				'| search over the same pages | recall@1 | recall@3 | false answers | ms per query |',
				'| --- | --- | --- | --- | --- |',
				'| this matcher | 0.667 | 1.000 | 0.000 | 0.04 |',
				'| Pagefind | not measured: run npm run build first |  |  |  |',
				'',
				'Speed: not measured.',
			].join('\n'),
		);
	});

	test('gives times with their units and compares them with ripgrep', () => {
		const report = evalReport({ ...evaluation, speed });
		expect(report).toContain('| 10 MB of log, CPU time: quiet | 201 MB/s, 440 ns a line |');
		expect(report).toContain('| 10 MB of log, CPU time: app.log | 80 MB/s, 900 ns a line; 2 known errors found |');
		expect(report).toContain('| 10 ms for 314 words; the matcher 52 ms, 5.2 times that |');
		expect(evalReport({ ...evaluation, speed: { ...speed, ripgrep: 'not measured: no rg' } })).toContain(
			'| not measured: no rg |',
		);
	});
});

describe('the report on negatives', () => {
	const falseAnswer = {
		id: 'n-7',
		verdict: 'known' as const,
		error: 'pool-wait',
		template: 'pool <word:name> | full',
		matched: 'pool a\n| full',
	};

	test('counts the answers and lists each with the text that was mistaken for the error', () => {
		const negatives = { pastes: 400, known: 1, possible: 3, msPerPaste: 0.123, falseAnswers: [falseAnswer] };
		const report = evalReport({ ...evaluation, rows: [], baselines: [], negatives });
		expect(report).toBe(
			[
				'2025-03-12, Node 24.1.0, 1 core; 2 error pages with 7 templates.',
				'',
				'| near-topic pastes without an error | figure |',
				'| --- | --- |',
				'| pastes | 400 |',
				'| answered "known" | 1 (0.3 %) |',
				'| answered "possible" | 3 (0.8 %) |',
				'| time per paste | 0.12 ms |',
				'',
				'| paste | answer | error | template | matched text |',
				'| --- | --- | --- | --- | --- |',
				'| n-7 | known | pool-wait | pool \\<word:name> \\| full | pool a \\| full |',
				'',
				'Speed: not measured.',
			].join('\n'),
		);
	});

	test('has no list if there was no false answer', () => {
		const negatives = { pastes: 4, known: 0, possible: 0, msPerPaste: 1, falseAnswers: [] };
		expect(evalReport({ ...evaluation, negatives })).not.toContain('matched text');
	});
});

describe('a document with results', () => {
	test('keeps everything except the text between the marks', () => {
		expect(withResults(`before\n${RESULTS_START}\nold\n${RESULTS_END}\nafter`, 'new')).toBe(
			`before\n${RESULTS_START}\n\nnew\n\n${RESULTS_END}\nafter`,
		);
	});

	test.each(['', RESULTS_START, `${RESULTS_END}${RESULTS_START}`])(
		'is rejected without both marks: "%s"',
		(document) => {
			expect(withResults(document, 'new')).toBeUndefined();
		},
	);
});
