import { BACKGROUND } from '../corpus/background.ts';
import { distractors } from './distractors.ts';
import { buildIndex } from '../signatures/index-build.ts';
import type { Signature } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import { match } from '../match.ts';
import { seededRandom } from './random.ts';
import { inNoise, TRANSFORMS } from './transforms.ts';

/**
 * Measures the matcher on labelled pastes: as pasted, with known errors only, after each transform, in 200 lines of
 * noise and with 1,000 invented signatures. The same seed gives the same figures.
 */
export function evaluate(signatures: readonly Signature[], pastes: readonly LabelledPaste[], seed = 1): Row[] {
	const search = matcherSearch(signatures);
	const rows: Row[] = [
		{ name: 'as pasted', ...measure(search, pastes) },
		{ name: 'as pasted, verified alone', ...measure(matcherSearch(signatures, false), pastes) },
	];
	for (const [name, transform] of Object.entries(TRANSFORMS)) {
		const random = seededRandom(seed);
		rows.push({
			name,
			...measure(
				search,
				changeTexts(pastes, (text) => transform(text, random)),
			),
		});
	}
	const random = seededRandom(seed);
	const noise = noiseLines(signatures);
	rows.push({
		name: 'in 200 lines of noise',
		...measure(
			search,
			changeTexts(pastes, (text) => inNoise(text, random, noise, NOISE_LINES)),
		),
	});
	const crowd = [...signatures, ...distractors(DISTRACTORS, random)];
	rows.push({ name: 'among 1,000 other signatures', ...measure(matcherSearch(crowd), pastes) });
	return rows;
}

/**
 * Measures any search on labelled pastes. If the search returns no error for a paste, its answer counts as "no match".
 */
export function measure(search: Search, pastes: readonly LabelledPaste[]): Metrics {
	const outcomes = pastes.map((paste) => outcomeOf(search(paste.text), paste));
	const positives = outcomes.filter(({ isNegative }) => !isNegative);
	const negatives = outcomes.filter(({ isNegative }) => isNegative);
	const hard = negatives.filter(({ isHard }) => isHard);
	const pageless = negatives.filter(({ isPageless }) => isPageless);
	const answers = outcomes.filter(({ isAnswered }) => isAnswered);
	return {
		positives: positives.length,
		negatives: negatives.length,
		precisionAt1: share(answers, ({ rank }) => rank === 1),
		recallAt1: share(positives, ({ rank }) => rank === 1),
		recallAt3: share(positives, ({ rank }) => rank >= 1 && rank <= 3),
		meanReciprocalRank: mean(positives.map(({ rank }) => (rank > 0 ? 1 / rank : 0))),
		falseAnswers: share(negatives, ({ isAnswered }) => isAnswered),
		falseAnswersHard: share(hard, ({ isAnswered }) => isAnswered),
		falseAnswersPageless: share(pageless, ({ isAnswered }) => isAnswered),
	};
}

/** Reads pastes from JSON lines. Problems are returned with their line numbers. */
export function parsePastes(jsonl: string): { pastes: LabelledPaste[]; problems: string[] } {
	const pastes: LabelledPaste[] = [];
	const problems: string[] = [];
	jsonl.split('\n').forEach((line, i) => {
		if (line.trim() === '') return;
		const paste = readPaste(line);
		if (typeof paste === 'string') problems.push(`Line ${i + 1} ${paste}`);
		else pastes.push(paste);
	});
	return { pastes, problems };
}

/**
 * Adapts the labels to the pages that exist: if no label of a paste has a page, the paste counts as a paste without an
 * error, because every page that is shown for it would be wrong.
 */
export function settleLabels(pastes: readonly LabelledPaste[], pages: Iterable<string>): LabelledPaste[] {
	const known = new Set(pages);
	return pastes.map((paste) => {
		const hasPage = [paste.label, ...(paste.also ?? [])].some((label) => known.has(label));
		return paste.label === NONE || hasPage ? paste : { ...paste, label: NONE, pageless: true };
	});
}

/** Background lines that match none of the signatures, not even in part, so that noise adds no error. */
export function noiseLines(signatures: readonly Signature[]): string[] {
	const search = matcherSearch(signatures);
	return BACKGROUND.filter((line) => search(line).length === 0);
}

/** Wraps the matcher as a search for `measure`. Without `possible`, it returns only known errors. */
function matcherSearch(signatures: readonly Signature[], possible = true): Search {
	const index = loadIndex(buildIndex(signatures));
	return (text) => match(index, text, { possible }).matches.map(({ error }) => error);
}

const NOISE_LINES = 200;
const DISTRACTORS = 1000;
const NONE = 'none';

function changeTexts(pastes: readonly LabelledPaste[], change: (text: string) => string): LabelledPaste[] {
	return pastes.map((paste) => ({ ...paste, text: change(paste.text) }));
}

function outcomeOf(errors: readonly string[], { label, also, note, pageless = false }: LabelledPaste): Outcome {
	const right = [label, ...(also ?? [])];
	return {
		isNegative: label === NONE,
		isHard: note?.startsWith('hard') ?? false,
		isPageless: pageless,
		isAnswered: errors.length > 0,
		rank: errors.findIndex((error) => right.includes(error)) + 1,
	};
}

/** Returns a paste, or the problem with the line as the end of a sentence. */
function readPaste(line: string): LabelledPaste | string {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return 'is not JSON.';
	}
	if (typeof value !== 'object' || value === null) return 'is not an object.';
	const { id, label, text, also, note } = value as Record<string, unknown>;
	if (typeof id !== 'string' || typeof label !== 'string' || typeof text !== 'string') {
		return 'needs "id", "label" and "text", each a string.';
	}
	return {
		id,
		label,
		text,
		...(Array.isArray(also) ? { also: also.filter((each) => typeof each === 'string') } : {}),
		...(typeof note === 'string' ? { note } : {}),
	};
}

/** The share of items that pass a test; NaN for an empty list. */
function share<T>(items: readonly T[], test: (item: T) => boolean): number {
	return items.filter(test).length / items.length;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the errors for a text, best first. */
export type Search = (text: string) => string[];

export interface LabelledPaste {
	id: string;
	/** The error that the paste shows, or `none`. */
	label: string;
	text: string;
	/** Other errors that are also right. */
	also?: string[];
	/** Begins with `hard` if the paste shows no error but shares words with one. */
	note?: string;
	/** True if the paste shows an error that has no page; see `settleLabels`. */
	pageless?: boolean;
}

/** Shares from 0 to 1; NaN where there was nothing to count. */
export interface Metrics {
	positives: number;
	negatives: number;
	/** Share of right first answers among all answers, including answers to negatives. */
	precisionAt1: number;
	recallAt1: number;
	recallAt3: number;
	meanReciprocalRank: number;
	/** Share of negatives that got an answer. */
	falseAnswers: number;
	/** `falseAnswers` among only those negatives whose note begins with `hard`. */
	falseAnswersHard: number;
	/** `falseAnswers` among only those negatives that show an error without a page. */
	falseAnswersPageless: number;
}

export interface Row extends Metrics {
	name: string;
}

interface Outcome {
	isNegative: boolean;
	isHard: boolean;
	isPageless: boolean;
	isAnswered: boolean;
	/** Rank of the right answer, from 1; 0 if it is not among the answers. */
	rank: number;
}
