import { BACKGROUND } from '../corpus/background.ts';
import { distractors } from './distractors.ts';
import { buildIndex } from '../signatures/index-build.ts';
import type { Signature } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import { match } from '../match.ts';
import { seededRandom } from './random.ts';
import { inNoise, TRANSFORMS } from './transforms.ts';

/**
 * Measures the matcher on labelled pastes: as pasted, with known errors only, after each transform, in 200 lines of noise
 * and with 1,000 invented signatures. The same seed gives the same figures.
 */
export function evaluate(signatures: readonly Signature[], pastes: readonly LabelledPaste[], seed = 1): Row[] {
	const ask = asker(signatures);
	const rows: Row[] = [
		{ name: 'as pasted', ...measure(ask, pastes) },
		{ name: 'as pasted, verified alone', ...measure(asker(signatures, false), pastes) },
	];
	for (const [name, transform] of Object.entries(TRANSFORMS)) {
		const random = seededRandom(seed);
		rows.push({
			name,
			...measure(
				ask,
				changed(pastes, (text) => transform(text, random)),
			),
		});
	}
	const random = seededRandom(seed);
	const noise = noiseLines(signatures);
	rows.push({
		name: 'in 200 lines of noise',
		...measure(
			ask,
			changed(pastes, (text) => inNoise(text, random, noise, NOISE_LINES)),
		),
	});
	const crowd = [...signatures, ...distractors(DISTRACTORS, random)];
	rows.push({ name: 'among 1,000 other signatures', ...measure(asker(crowd), pastes) });
	return rows;
}

/**
 * Measures any search: `ask` returns the errors that the search shows for a text, best first, or an empty list for "no
 * match".
 */
export function measure(ask: Ask, pastes: readonly LabelledPaste[]): Metrics {
	const outcomes = pastes.map((paste) => outcomeOf(ask(paste.text), paste));
	const positives = outcomes.filter(({ isNone }) => !isNone);
	const negatives = outcomes.filter(({ isNone }) => isNone);
	const hard = negatives.filter(({ isHard }) => isHard);
	const pageless = negatives.filter(({ isPageless }) => isPageless);
	const answers = outcomes.filter(({ answered }) => answered);
	return {
		positives: positives.length,
		negatives: negatives.length,
		precisionAt1: share(answers, ({ rank }) => rank === 1),
		recallAt1: share(positives, ({ rank }) => rank === 1),
		recallAt3: share(positives, ({ rank }) => rank >= 1 && rank <= 3),
		meanReciprocalRank: mean(positives.map(({ rank }) => (rank > 0 ? 1 / rank : 0))),
		falseAnswers: share(negatives, ({ answered }) => answered),
		falseAnswersHard: share(hard, ({ answered }) => answered),
		falseAnswersPageless: share(pageless, ({ answered }) => answered),
	};
}

/** Reads pastes from JSON lines. Problems are returned with their line numbers. */
export function parsePastes(jsonl: string): { pastes: LabelledPaste[]; problems: string[] } {
	const pastes: LabelledPaste[] = [];
	const problems: string[] = [];
	jsonl.split('\n').forEach((line, i) => {
		if (line.trim() === '') return;
		const paste = readPaste(line);
		if (typeof paste === 'string') problems.push(`Line ${i + 1}: ${paste}`);
		else pastes.push(paste);
	});
	return { pastes, problems };
}

/**
 * Adapts the labels to the pages that exist: if no label of a paste has a page, the paste counts as one without an error,
 * because any page shown for it would be wrong.
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
	const ask = asker(signatures);
	return BACKGROUND.filter((line) => ask(line).length === 0);
}

/** Wraps the matcher as a search that `measure` can call. */
export function asker(signatures: readonly Signature[], possible = true): Ask {
	const index = loadIndex(buildIndex(signatures));
	return (text) => match(index, text, { possible }).matches.map(({ error }) => error);
}

const NOISE_LINES = 200;
const DISTRACTORS = 1000;
const NONE = 'none';

function changed(pastes: readonly LabelledPaste[], change: (text: string) => string): LabelledPaste[] {
	return pastes.map((paste) => ({ ...paste, text: change(paste.text) }));
}

function outcomeOf(errors: readonly string[], { label, also, note, pageless = false }: LabelledPaste): Outcome {
	const right = [label, ...(also ?? [])];
	return {
		isNone: label === NONE,
		isHard: note?.startsWith('hard') ?? false,
		isPageless: pageless,
		answered: errors.length > 0,
		rank: errors.findIndex((error) => right.includes(error)) + 1,
	};
}

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

/** Errors for a text, best first. */
export type Ask = (text: string) => string[];

export interface LabelledPaste {
	id: string;
	/** The error that the paste shows, or `none`. */
	label: string;
	text: string;
	/** Other errors that are also right. */
	also?: string[];
	/** Begins with `hard` if a paste without an error shares words with one. */
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
	falseAnswersHard: number;
	/** `falseAnswers` among only those negatives that show an error without a page. */
	falseAnswersPageless: number;
}

export interface Row extends Metrics {
	name: string;
}

interface Outcome {
	isNone: boolean;
	isHard: boolean;
	isPageless: boolean;
	answered: boolean;
	/** Rank of the right answer, from 1; 0 if it is not among the answers. */
	rank: number;
}
