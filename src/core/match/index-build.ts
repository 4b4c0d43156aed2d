import { wordWeight } from './common-words.ts';
import { FIRST_ANCHOR } from './packed.ts';
import type { PackedIndex, PackedSignature } from './packed.ts';
import { isAnchorable, parseTemplate } from './template.ts';
import type { Template } from './template.ts';

/**
 * Turns signatures into the compact form that is shipped.
 *
 * Templates that do not parse are left out: the linter reports them, and one bad template must not break the rest.
 */
export function buildIndex(signatures: readonly Signature[]): PackedIndex {
	const weights = new Map<string, number>();
	const packed: PackedSignature[] = [];
	for (const signature of signatures) {
		let strengths = '';
		let anchors = '';
		const templates: string[] = [];
		for (const { template, strength } of signature.templates) {
			const parsed = parseTemplate(template);
			if (!parsed.ok) continue;
			for (const word of literalWords(parsed.template)) {
				if (!weights.has(word)) weights.set(word, wordWeight(word));
			}
			templates.push(template);
			strengths += strength === 'class' ? 'c' : 'm';
			anchors += String.fromCharCode(FIRST_ANCHOR + chooseAnchor(parsed.template, weights));
		}
		packed.push([
			signature.error,
			strengths,
			anchors,
			templates,
			[...signature.codes],
			[...signature.supersedes],
			signature.title ?? '',
		]);
	}
	return { version: 1, weights: [...weights.values()].join(''), signatures: packed };
}

/** The literal words of a template, in order. */
export function literalWords(template: Template): string[] {
	return template.elements.flatMap((element) => (element.is === 'word' ? [element.word] : []));
}

/** The template's word that a text without this error is least likely to contain. */
function chooseAnchor(template: Template, weights: ReadonlyMap<string, number>): number {
	let best = 0;
	let bestScore = -1;
	literalWords(template).forEach((word, i) => {
		if (!isAnchorable(word)) return;
		// Long words let the scanner take longer steps; numbers occur in every log.
		const length = Math.min(word.length, 10) / 2;
		const score = (weights.get(word) ?? 0) + length + (/^\d+$/.test(word) ? 0 : 6);
		if (score > bestScore) [best, bestScore] = [i, score];
	});
	return best;
}

export interface Signature {
	/** Id of the error. */
	error: string;
	title?: string;
	codes: readonly string[];
	templates: readonly { template: string; strength: 'message' | 'class' }[];
	/** Errors whose match in the same paste is only the wrapper of this one. */
	supersedes: readonly string[];
}
