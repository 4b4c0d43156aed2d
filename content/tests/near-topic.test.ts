import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { parsePastes, settleLabels } from '../../src/core/match/quality/evaluate.ts';
import { buildIndex, loadIndex } from '../../src/core/match/index.ts';
import { measureNegatives } from '../../src/core/match/quality/negatives.ts';
import type { NegativesResult } from '../../src/core/match/quality/negatives.ts';
import { signatureOf } from '../../src/core/verdict/signature-of.ts';
import { checkContent } from '../../src/node/content/check-content.ts';

const FILE = path.join(import.meta.dirname, 'near-topic.jsonl');
const CONTENT = path.join(import.meta.dirname, '..');
const MIN_PASTES = 1000;
const MAX_POSSIBLE_SHARE = 0.02;

let problems: string[] = [];
let result: NegativesResult;
/** The answers to an example of each error page, which are not "none". */
let control: NegativesResult;
beforeAll(async () => {
	const read = parsePastes(await readFile(FILE, 'utf8'));
	const { entries } = await checkContent(CONTENT);
	const pages = entries.filter((entry): entry is Entry<'error'> => entry.kind === 'error');
	const pastes = settleLabels(
		read.pastes,
		pages.map(({ id }) => id),
	);
	problems = [...read.problems, ...pastes.filter(({ label }) => label !== 'none').map(({ id }) => `${id} has a page.`)];
	const index = loadIndex(buildIndex(pages.map(signatureOf)));
	result = measureNegatives(index, pastes, () => performance.now());
	const examples = pages.map(({ id, data }) => ({ id, label: 'none', text: data.examples[0] ?? '' }));
	control = measureNegatives(index, examples, () => performance.now());
}, 60_000);

describe('pastes from the same libraries without an error of this content', () => {
	test('are numerous enough, and each has a label', () => {
		expect(problems).toEqual([]);
		expect(result.pastes).toBeGreaterThanOrEqual(MIN_PASTES);
	});

	test('would be listed if an error was found in them', () => {
		expect(control.pastes).toBeGreaterThan(20);
		expect(control.falseAnswers.filter(({ verdict }) => verdict === 'known')).toHaveLength(control.pastes);
	});

	test('are never answered "known"', () => {
		expect(result.falseAnswers.filter(({ verdict }) => verdict === 'known')).toEqual([]);
	});

	test('are seldom answered "possible"', () => {
		const possible = result.falseAnswers.filter(({ verdict }) => verdict === 'possible');
		expect(possible.length / result.pastes, JSON.stringify(possible, undefined, 1)).toBeLessThanOrEqual(
			MAX_POSSIBLE_SHARE,
		);
	});
});
