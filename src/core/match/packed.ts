import { pack, unpack } from './pack.ts';

/**
 * The compact form of signatures.
 *
 * One record per error: a line with id, codes, superseded ids and title, then the conditions of all its templates, then
 * each template, followed by conditions of its own; all in one text, because wording repeats across errors.
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

/** What `packSignatures` was given. */
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
/** What follows `FIELD` at the beginning of a line that is not a plain template. */
const STRENGTH_MARKS = { class: '0', generic: '1' } as const;
const BESIDE = '2';
const UNLESS = '3';

function list(text: string): string[] {
	return text === '' ? [] : text.split(',');
}

/** How sure a template alone makes; see `SignatureSchema`. */
export type Strength = 'message' | 'class' | 'generic';

/** What must or must not be near a match, in the syntax of templates. */
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
	/** One digit per distinct word, in order of first use in the templates. */
	weights: string;
	/** See `packSignatures`. */
	signatures: string;
}
