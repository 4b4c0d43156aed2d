import type { Index } from './index-load.ts';
import type { Match } from './match.ts';
import { plainText } from './plain-text.ts';
import type { Verified } from './verify.ts';

/**
 * Verified matches, one per error, best first.
 *
 * Order: message templates before class names; an error that another one supersedes after that one; then what stands
 * behind the deepest `Caused by`; then the weight of the matched words; then the earlier place.
 */
export function rank(index: Index, text: string, found: readonly Verified[]): Match[] {
	const best = new Map<number, { verified: Verified; count: number; until: number }>();
	for (const verified of found) {
		const known = best.get(verified.template.error);
		if (!known) {
			best.set(verified.template.error, { verified, count: 1, until: verified.end });
			continue;
		}
		if (verified.start >= known.until) known.count++;
		known.until = Math.max(known.until, verified.end);
		if (isBetter(verified, known.verified)) known.verified = verified;
	}
	const causes = lastCauseStart(text);
	const entries = [...best.entries()].map(([error, { verified, count }]): Ranked => {
		const { template } = verified;
		const bonus = causes >= 0 && verified.start >= causes ? CAUSE_BONUS : 1;
		return { error, verified, count, isClass: template.isClass, score: template.weight * bonus };
	});
	entries.sort(
		(a, b) =>
			Number(a.isClass) - Number(b.isClass) ||
			b.score - a.score ||
			a.verified.start - b.verified.start ||
			a.error - b.error,
	);
	return withSupersededLast(index, entries).map((entry) => toMatch(index, text, entry));
}

/** How much more a message behind the last `Caused by` counts: it is the cause, the ones before it wrap it. */
const CAUSE_BONUS = 1.25;
/** `Caused by` is looked for in pastes, not in whole logs, where the last one says nothing about the rest. */
const LONGEST_PASTE = 65_536;

function isBetter(a: Verified, b: Verified): boolean {
	if (a.template.isClass !== b.template.isClass) return b.template.isClass;
	return a.template.weight > b.template.weight;
}

function lastCauseStart(text: string): number {
	return text.length > LONGEST_PASTE ? -1 : text.lastIndexOf('Caused by');
}

/** Moves an error behind all present ones that supersede it, and keeps the order otherwise. */
function withSupersededLast(index: Index, entries: readonly Ranked[]): Ranked[] {
	const superseded = new Set(
		entries.flatMap((entry) => (entry.isClass ? [] : (index.errors[entry.error]?.supersedes ?? []))),
	);
	const isSuperseded = (entry: Ranked): boolean => superseded.has(index.errors[entry.error]?.error ?? '');
	return [...entries.filter((entry) => !isSuperseded(entry)), ...entries.filter(isSuperseded)];
}

function toMatch(index: Index, text: string, { error, verified, count }: Ranked): Match {
	const loaded = index.errors[error];
	return {
		error: loaded?.error ?? '',
		...(loaded?.title === undefined ? {} : { title: loaded.title }),
		verdict: 'known',
		template: verified.template.text,
		span: [verified.start, verified.end],
		params: verified.params.map(({ name, type, start, end }) => ({
			name,
			type,
			value: valueOf(type, text.slice(start, end)),
		})),
		weight: verified.template.weight,
		count,
	};
}

/** A number that a line break cut in two is one number again, and one in full-width digits an ordinary one. */
function valueOf(type: string, raw: string): string {
	const value = plainText(raw);
	return type === 'int' || type === 'float' ? value.normalize('NFKC').replaceAll(' ', '') : value;
}

interface Ranked {
	error: number;
	verified: Verified;
	count: number;
	isClass: boolean;
	score: number;
}
