import { wordWeight } from '../template/common-words.ts';
import { packSignatures, packWeights } from './packed.ts';
import type { Conditions, PackedIndex } from './packed.ts';
import type { Strength } from '../template/template.ts';
import { parseTemplate } from '../template/template.ts';
import type { Template } from '../template/template.ts';

/**
 * Turns signatures into the compact form that the site ships.
 *
 * Templates that do not parse are left out: the linter reports them, and one bad template must not break the rest.
 *
 * @param runbooks - runbooks whose signals and alerts lead to forks if no error is known
 */
export function buildIndex(signatures: readonly Signature[], runbooks: readonly ForkSource[] = []): PackedIndex {
	const weights = new Map<string, number>();
	const packed = signatures.map(({ error, title, codes, supersedes, templates, ...conditions }) => ({
		error,
		title,
		codes,
		supersedes,
		...validConditions(conditions),
		templates: templates.flatMap(({ template, strength, ...own }) => {
			const parsed = parseTemplate(template);
			if (!parsed.ok) return [];
			for (const word of literalWords(parsed.template)) {
				if (!weights.has(word)) weights.set(word, wordWeight(word));
			}
			return [{ text: template, strength, ...validConditions(own) }];
		}),
	}));
	const forks = buildForks(runbooks);
	return {
		version: 1,
		weights: packWeights([...weights.values()]),
		signatures: packSignatures(packed),
		...(forks && { forks }),
	};
}

/** Builds a separate index for signals: generic messages must not slow down or outweigh specific ones. */
function buildForks(runbooks: readonly ForkSource[]): PackedIndex['forks'] {
	const alerts = [...new Set(runbooks.flatMap((runbook) => runbook.alerts))];
	const withSignals = runbooks.filter(({ signals }) => signals.length > 0);
	if (alerts.length + withSignals.length === 0) return undefined;
	const signatures = withSignals.map(({ runbook, title, signals }): Signature => ({
		error: runbook,
		title,
		codes: [],
		templates: signals.map(({ template, kind }) => ({ template, strength: kind === 'status' ? 'class' : 'message' })),
		supersedes: [],
	}));
	return { index: buildIndex(signatures), alerts };
}

/** Keeps the conditions that parse, and drops an empty list of conditions. */
function validConditions({ beside, unless }: Conditions): Conditions {
	const valid = (conditions: readonly string[] | undefined): string[] | undefined => {
		const parsed = conditions?.filter((text) => parseTemplate(text).ok) ?? [];
		return parsed.length > 0 ? parsed : undefined;
	};
	return { beside: valid(beside), unless: valid(unless) };
}

/** The literal words of a template, in order. */
export function literalWords(template: Template): string[] {
	return template.elements.flatMap((element) => (element.is === 'word' ? [element.word] : []));
}

export interface Signature extends Conditions {
	/** Id of the error. */
	error: string;
	/** Optional: without titles, the index is smaller. */
	title?: string | undefined;
	codes: readonly string[];
	templates: readonly ({ template: string; strength: Strength } & Conditions)[];
	/** Ids of errors that, if they are in the same paste as this one, only wrap it. */
	supersedes: readonly string[];
}

/** The parts of a runbook through which a paste can lead to it. */
export interface ForkSource {
	/** Id of the runbook. */
	runbook: string;
	title?: string | undefined;
	/** Generic messages whose causes the runbook tells apart. */
	signals: readonly { template: string; kind: 'log' | 'status' }[];
	/** Names of alerts. */
	alerts: readonly string[];
}
