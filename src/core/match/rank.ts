import { Doubts } from './doubt.ts';
import type { Doubt } from './doubt.ts';
import type { Index } from './index-load.ts';
import type { Match } from './match.ts';
import { plainText } from './plain-text.ts';
import type { LoadedTemplate } from './template-load.ts';
import type { Verified } from './verify.ts';

/**
 * Verified matches, one per error, best first: the certain ones, or, where there is none, the doubtful ones.
 *
 * Order: message templates before class names; an error that another one supersedes after that one; then what stands
 * behind the deepest `Caused by`; then the weight of the matched words; then the earlier place.
 */
export function rank(index: Index, text: string, found: readonly Verified[]): Match[] {
	const doubts = new Doubts(index, text);
	const best = new Map<number, Best>();
	for (const verified of found) {
		const { template } = verified;
		let known = best.get(template.error);
		if (!known) best.set(template.error, (known = { places: new Map() }));
		const places = known.places.get(template) ?? { count: 0, until: 0 };
		if (verified.start >= places.until) places.count++;
		places.until = Math.max(places.until, verified.end);
		known.places.set(template, places);
		if (known.certain && !isBetter(verified, known.certain)) continue;
		const doubt = doubts.of(verified);
		if (doubt === 'refuted') continue;
		if (!doubt) known.certain = verified;
		else if (!known.doubtful || isBetter(verified, known.doubtful.verified)) known.doubtful = { verified, doubt };
	}
	const causes = lastCauseStart(text);
	const entries = [...best].flatMap(([error, { certain, doubtful, places }]): Ranked[] => {
		const verified = certain ?? doubtful?.verified;
		if (!verified) return [];
		const { template } = verified;
		const bonus = causes >= 0 && verified.start >= causes ? CAUSE_BONUS : 1;
		return [
			{
				error,
				verified,
				count: countOf(places, template),
				isClass: template.isClass,
				score: template.weight * bonus,
				doubt: certain ? undefined : doubtful?.doubt,
			},
		];
	});
	const known = entries.filter(({ doubt }) => doubt === undefined);
	const shown = known.length > 0 ? known : entries;
	shown.sort(
		(a, b) =>
			Number(a.isClass) - Number(b.isClass) ||
			b.score - a.score ||
			a.verified.start - b.verified.start ||
			a.error - b.error,
	);
	return withSupersededLast(index, shown).map((entry) => toMatch(index, text, entry));
}

/**
 * How often an error happened: as often as the most frequent of its wordings. One failure is often written down in
 * several, its class, its message and the line of a caller, so their sum would count it more than once.
 */
function countOf(places: ReadonlyMap<LoadedTemplate, Places>, { strength }: LoadedTemplate): number {
	const alike = [...places].filter(([template]) => template.strength === strength);
	return Math.max(...alike.map(([, { count }]) => count));
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

function toMatch(index: Index, text: string, { error, verified, count, doubt }: Ranked): Match {
	const loaded = index.errors[error];
	return {
		error: loaded?.error ?? '',
		...(loaded?.title === undefined ? {} : { title: loaded.title }),
		...(doubt ? { verdict: 'possible', doubt } : { verdict: 'known' }),
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

/** Where one template stands: how often without overlap, and where the last of them ends. */
interface Places {
	count: number;
	until: number;
}

/** The best match of an error that is certain, and the best one that is not. */
interface Best {
	certain?: Verified;
	doubtful?: Doubtful;
	places: Map<LoadedTemplate, Places>;
}

interface Doubtful {
	verified: Verified;
	doubt: Doubt;
}

interface Ranked {
	error: number;
	verified: Verified;
	count: number;
	isClass: boolean;
	score: number;
	doubt: Doubt | undefined;
}
