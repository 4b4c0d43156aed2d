import fc from 'fast-check';
import { expect, test } from 'vitest';
import { match } from './match.ts';
import type { Signature } from './signatures/index-build.ts';
import { buildIndex } from './signatures/index-build.ts';
import { loadIndex } from './signatures/index-load.ts';
import { wordWeight } from './template/common-words.ts';

/*
 * Compares the matcher with the rules in the README, read literally: each line of a log is written for one template, so the
 * answer follows from the list of the lines, without a search in the text.
 */

/** Every line that can match one of the templates, and what the template says about it. */
const MESSAGES: readonly Message[] = [
	{ error: 'pool', line: 'QueuePool limit of size 5 overflow 10 reached', strength: 'message' },
	{ error: 'pool', line: 'pool checkout abandoned after 30 seconds', strength: 'message' },
	{ error: 'pool', line: 'orders.errors.PoolCheckoutError: giving up', name: 'PoolCheckoutError', strength: 'class' },
	{ error: 'shard', line: 'archive shard unrestorable', strength: 'message' },
	{ error: 'shard', line: 'replica quorum evaporated while restoring the archive', strength: 'message' },
	{ error: 'lease', line: 'fencing lease expired before renewal', strength: 'message' },
	{ error: 'ledger', line: 'ledger.LedgerMismatchError: off by one', name: 'LedgerMismatchError', strength: 'class' },
	{ error: 'proxy', line: 'upstream hangup during handshake', strength: 'generic' },
	{ error: 'proxy', line: 'basketproxy tunnel collapsed', strength: 'message' },
	{ error: 'probe', line: 'liveness probe tripped', strength: 'generic' },
];
const TEMPLATES: Record<string, string> = {
	'QueuePool limit of size 5 overflow 10 reached': 'QueuePool limit of size <int:size> overflow <int:overflow> reached',
	'pool checkout abandoned after 30 seconds': 'pool checkout abandoned after <int:seconds> seconds',
};
const SUPERSEDES: Record<string, readonly string[]> = {
	shard: ['pool', 'ledger'],
	lease: ['shard'],
	pool: ['probe'],
	ledger: ['proxy'],
};
/** Shows that a generic message of the error is its own. */
const BESIDE: Record<string, string> = { proxy: 'basketproxy started', probe: 'podwatcher attached' };
/** Shows that a message of the error has another cause. */
const UNLESS: Record<string, string> = { proxy: 'certificate mismatch noticed', lease: 'clock skew noticed' };

const ERRORS = [...new Set(MESSAGES.map(({ error }) => error))];
const index = loadIndex(
	buildIndex(
		ERRORS.map((error): Signature => {
			const beside = BESIDE[error];
			const unless = UNLESS[error];
			return {
				error,
				codes: [],
				supersedes: SUPERSEDES[error] ?? [],
				templates: MESSAGES.filter((message) => message.error === error).map((message) => ({
					template: templateOf(message),
					strength: message.strength,
				})),
				...(beside !== undefined && { beside: [beside] }),
				...(unless !== undefined && { unless: [unless] }),
			};
		}),
	),
);

/** The deepest cause begins after the last of these lines. */
const CAUSE = 'Caused by: the next line';
const noise = fc.constantFrom(
	'GET /health 200',
	'a line about a pool and an archive',
	'QueuePool limit of size',
	'the lease was renewed',
	CAUSE,
);
const condition = fc.constantFrom(...Object.values(BESIDE), ...Object.values(UNLESS));
/** The lines of a log. */
const log = fc.array(
	fc.oneof(
		{ weight: 3, arbitrary: noise },
		{ weight: 1, arbitrary: condition },
		{
			weight: 4,
			arbitrary: fc.constantFrom(...MESSAGES.map(({ line }) => line)),
		},
	),
	{ maxLength: 40 },
);

test('the errors of a log, their order and their counts follow from its lines', () => {
	fc.assert(
		fc.property(log, (written) => {
			const { matches } = match(index, written.join('\n'), { possible: false });
			const shown = matches.map(({ error, template, count, verdict }) => ({ error, template, count, verdict }));
			expect(shown).toEqual(expectedOf(written));
		}),
		{ numRuns: 3000 },
	);
});

test('every error and every reason against a match is met', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(log, (written) => {
			for (const { error } of expectedOf(written)) seen.add(error);
			for (const [at, line] of written.entries()) {
				const message = MESSAGES.find((each) => each.line === line);
				if (message && isDoubtful(message, at, written)) seen.add(`doubtful ${message.error}`);
			}
		}),
		{ numRuns: 300 },
	);
	expect([...seen].sort()).toEqual([...ERRORS, 'doubtful lease', 'doubtful probe', 'doubtful proxy'].sort());
});

/** The rules, one after the other. */
function expectedOf(written: readonly string[]): Ranked[] {
	const cause = written.lastIndexOf(CAUSE);
	const found = written.flatMap((line, at) => {
		const message = MESSAGES.find((each) => each.line === line);
		return message ? [{ message, at }] : [];
	});
	const listed = ERRORS.flatMap((error, position) => {
		const own = found.filter(({ message }) => message.error === error);
		const certain = own.filter(({ message, at }) => !isDoubtful(message, at, written));
		const messages = certain.filter(({ message }) => message.strength !== 'class');
		const candidates = messages.length > 0 ? messages : certain;
		const heaviest = Math.max(...candidates.map(({ message }) => weightOf(message)));
		const best = candidates.find(({ message }) => weightOf(message) === heaviest);
		if (!best) return [];
		const alike = MESSAGES.filter((each) => each.error === error && each.strength === best.message.strength);
		return [
			{
				error,
				position,
				best,
				count: Math.max(...alike.map((each) => own.filter(({ message }) => message === each).length)),
				score: heaviest * (cause >= 0 && best.at >= cause ? 1.25 : 1),
			},
		];
	});
	const isClass = ({ best }: (typeof listed)[number]): number => Number(best.message.strength === 'class');
	listed.sort(
		(a, b) => isClass(a) - isClass(b) || b.score - a.score || a.best.at - b.best.at || a.position - b.position,
	);
	const superseded = new Set(
		listed.filter((each) => isClass(each) === 0).flatMap(({ error }) => SUPERSEDES[error] ?? []),
	);
	return [
		...listed.filter(({ error }) => !superseded.has(error)),
		...listed.filter(({ error }) => superseded.has(error)),
	].map(({ error, best, count }) => ({ error, template: templateOf(best.message), count, verdict: 'known' }));
}

/**
 * A generic message needs its component within eight lines. No message may have another cause on its own line, on the line
 * before it, or on the three lines after it. A line with "Caused by" belongs to the record before it.
 */
function isDoubtful({ error, strength }: Message, at: number, written: readonly string[]): boolean {
	const isNear = (text: string | undefined, before: number, after: number): boolean => {
		if (text === undefined) return false;
		return written.some((line, other) => {
			if (line !== text) return false;
			const between = written.slice(Math.min(at, other) + 1, Math.max(at, other));
			const distance = 1 + between.filter((each) => each !== CAUSE).length;
			return distance <= (other < at ? before : after);
		});
	};
	return isNear(UNLESS[error], 1, 3) || (strength === 'generic' && !isNear(BESIDE[error], 8, 8));
}

/** The sum of the weights of the distinct words outside the gaps. */
function weightOf(message: Message): number {
	const words = templateOf(message)
		.replace(/<[^>]*>/g, ' ')
		.toLowerCase()
		.split(/\s+/)
		.filter(Boolean);
	return [...new Set(words)].reduce((sum, word) => sum + wordWeight(word), 0);
}

function templateOf({ line, name }: Message): string {
	return name ?? TEMPLATES[line] ?? line;
}

/** What a log says about one error. */
interface Ranked {
	error: string;
	template: string;
	count: number;
	verdict: 'known';
}

/** A line of a log. */
interface Message {
	error: string;
	line: string;
	/** The name of the exception in the line, if that is the whole template. */
	name?: string;
	strength: 'message' | 'class' | 'generic';
}
