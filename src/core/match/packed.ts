import { pack, unpack } from './pack.ts';

/**
 * The compact form of signatures.
 *
 * One record per error: id, title, codes, superseded ids, then the templates, class names marked; fields, records and
 * all in one text, because wording repeats across errors.
 */
export function packSignatures(signatures: readonly PackedSignature[]): string {
	return pack(
		signatures
			.map(({ error, title, codes, supersedes, templates }) =>
				[
					[error, codes.join(','), supersedes.join(','), title ?? ''].join(FIELD).replace(TRAILING, ''),
					...templates.map(({ text, isClass }) => (isClass ? FIELD + text : text)),
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
			const [head = '', ...templates] = record.split(LINE);
			const [error = '', codes = '', supersedes = '', title = ''] = head.split(FIELD);
			return {
				error,
				title: title || undefined,
				codes: list(codes),
				supersedes: list(supersedes),
				templates: templates.map((text) =>
					text.startsWith(FIELD) ? { text: text.slice(1), isClass: true } : { text, isClass: false },
				),
			};
		});
}

// Characters that no template may contain and JSON does not escape.
const LINE = '\u007f';
const FIELD = '~';
const RECORD = LINE + LINE;
const TRAILING = /~+$/;

function list(text: string): string[] {
	return text === '' ? [] : text.split(',');
}

export interface PackedSignature {
	error: string;
	title: string | undefined;
	codes: readonly string[];
	supersedes: readonly string[];
	templates: readonly { text: string; isClass: boolean }[];
}

export interface PackedIndex {
	version: 1;
	/** One digit per distinct word, in order of first use in the templates. */
	weights: string;
	/** See `packSignatures`. */
	signatures: string;
	/** What leads to runbooks where no error is known: an index of signals, and the names of alerts. */
	forks?: { index: PackedIndex; alerts: readonly string[] };
}
