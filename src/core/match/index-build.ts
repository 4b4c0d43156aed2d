import { wordWeight } from './common-words.ts';
import { packSignatures, packWeights } from './packed.ts';
import type { Conditions, PackedIndex, Strength } from './packed.ts';
import { parseTemplate } from './template.ts';
import type { Template } from './template.ts';

/**
 * Turns signatures into the compact form that is shipped.
 *
 * Templates that do not parse are left out: the linter reports them, and one bad template must not break the rest.
 */
export function buildIndex(signatures: readonly Signature[]): PackedIndex {
	const weights = new Map<string, number>();
	const packed = signatures.map(({ error, title, codes, supersedes, templates, ...conditions }) => ({
		error,
		title,
		codes,
		supersedes,
		...readable(conditions),
		templates: templates.flatMap(({ template, strength, ...own }) => {
			const parsed = parseTemplate(template);
			if (!parsed.ok) return [];
			for (const word of literalWords(parsed.template)) {
				if (!weights.has(word)) weights.set(word, wordWeight(word));
			}
			return [{ text: template, strength, ...readable(own) }];
		}),
	}));
	return { version: 1, weights: packWeights([...weights.values()]), signatures: packSignatures(packed) };
}

/** The conditions that parse; without one left, there is none. */
function readable({ beside, unless }: Conditions): Conditions {
	const those = (conditions: readonly string[] | undefined): string[] | undefined => {
		const parsed = conditions?.filter((text) => parseTemplate(text).ok) ?? [];
		return parsed.length > 0 ? parsed : undefined;
	};
	return { beside: those(beside), unless: those(unless) };
}

/** The literal words of a template, in order. */
export function literalWords(template: Template): string[] {
	return template.elements.flatMap((element) => (element.is === 'word' ? [element.word] : []));
}

export interface Signature extends Conditions {
	/** Id of the error. */
	error: string;
	/** Leave it out where the page has the title anyway: it is shipped with the index. */
	title?: string | undefined;
	codes: readonly string[];
	templates: readonly ({ template: string; strength: Strength } & Conditions)[];
	/** Errors whose match in the same paste is only the wrapper of this one. */
	supersedes: readonly string[];
}
