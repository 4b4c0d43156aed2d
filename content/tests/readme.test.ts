import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openKnowledge } from '../../src/cli/knowledge.ts';
import { match } from '../../src/core/match/runtime.ts';
import { loadContent } from '../../src/node/content/load-content.ts';

/** The sentences of the README that give figures of this content, without the layout of its table. */
const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8').replaceAll(/\s+/g, ' ');
const { entries, rehearsals, snippets } = await loadContent();

test('the README counts the pages', () => {
	const numberOf = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
	expectSentence(readme, `${numberOf('error')} error pages`);
	expectSentence(readme, `${NUMBERS[numberOf('postmortem')]} postmortems`);
	expectSentence(readme, `${NUMBERS[numberOf('runbook')]} runbooks`);
});

test('the README says how the matcher answers near-topic lines, quotations and queries', async () => {
	const knowledge = await openKnowledge({ content: 'content', baseUrl: undefined, warn: () => undefined });
	if ('problem' in knowledge) throw new Error(knowledge.problem);
	const verdicts = lines('near-topic.jsonl').map(
		(line) => match(knowledge.index, (JSON.parse(line) as { text: string }).text).verdict,
	);
	const possible = verdicts.filter((verdict) => verdict === 'possible').length;
	expect(verdicts).not.toContain('known');
	expectSentence(readme, `Of ${verdicts.length.toLocaleString('en')} pastes`);
	expectSentence(readme, `none is answered "known", and ${possible} are "possible".`);
	const { texts } = JSON.parse(read('sources.json')) as { texts: unknown[] };
	expectSentence(readme, `Each of ${texts.length} quotations`);
	expectSentence(readme, `Each of ${lines('words.jsonl').length} typed queries`);
});

test('the README counts recorded runs, tested claims and rehearsals', () => {
	expect(snippets.filter(({ evidence }) => evidence.is !== 'recorded')).toEqual([]);
	expectSentence(readme, `Each of ${snippets.length} snippets has a recorded run`);
	const verdicts = entries.flatMap((entry) =>
		entry.kind === 'postmortem' ? entry.data.claims.map(({ verdict }) => verdict) : [],
	);
	const count = (verdict: string) => verdicts.filter((each) => each === verdict).length;
	expectSentence(
		readme,
		`Of ${verdicts.length} claims in the postmortems, runs confirmed ${count('confirmed')}, ` +
			`confirmed ${count('partly')} in part, and refuted ${count('refuted')}. ${count('untested')} are untested.`,
	);
	const runs = [...rehearsals.runs.values()];
	expectSentence(
		readme.toLowerCase(),
		`${NUMBERS[runs.length]} runbooks were carried out in ${runs.flat().length} runs on real servers`,
	);
	const wrong = [...rehearsals.plans.values()].flatMap((plan) => plan.wrong);
	expectSentence(readme, `${wrong.length} copies of runbooks have one deliberate fault each.`);
});

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Names only the missing words. The assertion of the test runner would print the whole README. */
function expectSentence(text: string, words: string): void {
	expect(text.includes(words), `README.md has to say: ${words}`).toBe(true);
}

function read(file: string): string {
	return readFileSync(path.join(import.meta.dirname, file), 'utf8');
}

function lines(file: string): string[] {
	return read(file).trim().split('\n');
}
