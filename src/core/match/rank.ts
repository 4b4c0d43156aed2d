import { Doubts } from './doubt/doubt.ts';
import type { Doubt } from './result.ts';
import type { Index } from './signatures/loaded-index.ts';
import type { Match } from './result.ts';
import { plainText } from './text/plain-text.ts';
import { Tally } from './tally.ts';
import type { Verified } from './verify/verify.ts';

/** The verified matches of a whole text, one per error, best first, in the order that {@link Tally} describes. */
export function rank(index: Index, text: string, found: readonly Verified[]): Match[] {
	const doubts = new Doubts(index, text);
	const tally = new Tally<Match>(index);
	for (const each of found) {
		tally.add(
			each,
			// The text is one chunk, which begins at 0.
			0,
			(verified) => doubts.of(verified),
			(verified, doubt) => toMatch(index, text, verified, doubt),
		);
	}
	return tally.ranked(lastCauseStart(text)).map(({ shown, count }) => ({ ...shown, count }));
}

/** Converts one verified match to its public form, with a count of 1. */
export function toMatch(index: Index, text: string, verified: Verified, doubt: Doubt | undefined): Match {
	const loaded = index.errors[verified.template.error];
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
		count: 1,
	};
}

/** In a longer text, the last `Caused by` belongs to one of many records, and says nothing about the other errors. */
const MAX_LENGTH_WITH_CAUSE = 65_536;

/**
 * The offset at which the deepest cause begins; -1 without a cause, or in a text longer than `MAX_LENGTH_WITH_CAUSE`.
 */
export function lastCauseStart(text: string): number {
	return text.length > MAX_LENGTH_WITH_CAUSE ? -1 : text.lastIndexOf('Caused by');
}

/**
 * The value of a gap as plain text. A number that a line break cut in two (`plainText` has turned the break into a
 * space) is rejoined, and full-width digits of a number become ordinary ones.
 */
function valueOf(type: string, raw: string): string {
	const value = plainText(raw);
	return type === 'int' || type === 'float' ? value.normalize('NFKC').replaceAll(' ', '') : value;
}
