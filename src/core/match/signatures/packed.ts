import type { Strength } from '../template/template.ts';
import { pack, unpack } from './pack.ts';

/**
 * Returns the compact form of signatures.
 *
 * It has one record per error: a line with id, codes, superseded ids and title, then the conditions of all its
 * templates, then each template, followed by its own conditions. All records are in one text, because many errors use
 * the same words.
 */
export function packSignatures(signatures: readonly PackedSignature[]): string {
	return pack(
		signatures
			.map(({ error, title, codes, supersedes, templates, ...conditions }) =>
				[
					[error, codes.join(','), supersedes.join(','), title ?? ''].join(FIELD).replace(TRAILING, ''),
					...conditionLines(conditions),
					...templates.flatMap(({ text, strength, ...own }) => [
						strength === 'message' ? text : FIELD + STRENGTH_MARKS[strength] + text,
						...conditionLines(own),
					]),
				].join(LINE),
			)
			.join(RECORD),
	);
}

/** Restores the signatures that `packSignatures` was given. */
export function unpackSignatures(packed: string): PackedSignature[] {
	if (packed === '') return [];
	return unpack(packed)
		.split(RECORD)
		.map((record) => {
			const [head = '', ...lines] = record.split(LINE);
			const [error = '', codes = '', supersedes = '', title = ''] = head.split(FIELD);
			const templates: PackedTemplate[] = [];
			const signature: PackedSignature = {
				error,
				title: title || undefined,
				codes: list(codes),
				supersedes: list(supersedes),
				templates,
			};
			for (const line of lines) {
				const mark = line.startsWith(FIELD) ? line.charAt(1) : '';
				const text = mark === '' ? line : line.slice(2);
				if (mark === BESIDE) (templates.at(-1) ?? signature).beside = text.split(FIELD);
				else if (mark === UNLESS) (templates.at(-1) ?? signature).unless = text.split(FIELD);
				else templates.push({ text, strength: strengthOf(mark) });
			}
			return signature;
		});
}

/** Packs weights from 0 to 9, two to a character that JSON does not escape. A 0 is appended if their number is odd. */
export function packWeights(weights: readonly number[]): string {
	let packed = '';
	for (let i = 0; i < weights.length; i += 2) packed += PAIRS.charAt((weights[i] ?? 0) * 10 + (weights[i + 1] ?? 0));
	return packed;
}

/** Restores the weights that `packWeights` was given. Any other input gives some weights. */
export function unpackWeights(packed: string): number[] {
	return [...packed].flatMap((pair) => {
		const value = Math.max(0, PAIRS.indexOf(pair));
		return [Math.floor(value / 10), value % 10];
	});
}

/** Only 93 such characters have one byte, so pairs of the lowest weights get characters of two bytes. */
const PAIRS: string =
	'ÀÁÂÃÄÅÆ' +
	Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
		.join('')
		.replace('"', '')
		.replace('\\', '');

function conditionLines({ beside, unless }: Conditions): string[] {
	return [
		...(beside ? [FIELD + BESIDE + beside.join(FIELD)] : []),
		...(unless ? [FIELD + UNLESS + unless.join(FIELD)] : []),
	];
}

function strengthOf(mark: string): Strength {
	return mark === STRENGTH_MARKS.class ? 'class' : mark === STRENGTH_MARKS.generic ? 'generic' : 'message';
}

// Characters that no template may contain and JSON does not escape.
const LINE = '\u007f';
const FIELD = '~';
const RECORD = LINE + LINE;
const TRAILING = /~+$/;
/** The mark after `FIELD` at the beginning of a line that is not a plain template. */
const STRENGTH_MARKS = { class: '0', generic: '1' } as const;
const BESIDE = '2';
const UNLESS = '3';

function list(text: string): string[] {
	return text === '' ? [] : text.split(',');
}

/** Texts that must or must not be near a match, in the syntax of templates. */
export interface Conditions {
	beside?: readonly string[] | undefined;
	unless?: readonly string[] | undefined;
}

export interface PackedTemplate extends Conditions {
	text: string;
	strength: Strength;
}

export interface PackedSignature extends Conditions {
	error: string;
	title: string | undefined;
	codes: readonly string[];
	supersedes: readonly string[];
	templates: readonly PackedTemplate[];
}

export interface PackedIndex {
	version: 1;
	/** One weight for each distinct word, in order of first use in the templates; see `packWeights`. */
	weights: string;
	/** See `packSignatures`. */
	signatures: string;
	/** An index of signals and the names of alerts, which lead to runbooks if no error is known. */
	forks?: { index: PackedIndex; alerts: readonly string[] };
}
