import { wordWeight } from '../template/common-words.ts';
import { Doubts } from '../doubt/doubt.ts';
import { buildIndex, literalWords } from '../signatures/index-build.ts';
import type { Signature } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import type { Index } from '../signatures/loaded-index.ts';
import { findVerified } from '../verify/find-verified.ts';
import { match } from '../match.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import { parseTemplate } from '../template/template.ts';
import type { Template } from '../template/template.ts';

/**
 * Checks templates against each other, against the examples of all errors and against ordinary log lines.
 *
 * @param background - lines in which no error may be known, such as `BACKGROUND`
 * @param shared - failures of other programs, such as `SHARED`: a message template that matches one must be generic
 * @returns the findings for each error in order, then those for the background lines, then those for the shared
 * failures
 */
export function lintTemplates(
	errors: readonly LintedError[],
	background: readonly string[],
	shared: readonly string[] = [],
): TemplateFinding[] {
	const index = loadIndex(buildIndex(errors));
	return [
		...errors.flatMap((error) => [...lintEach(error), ...lintConditions(error), ...lintExamples(index, error)]),
		...lintBackground(index, background),
		...lintShared(index, shared),
	];
}

/** Minimum total weight of a template's words, unless the template is distinctive. */
export const MIN_WEIGHT = 14;

/** Whether a template contains a class name, path or code, one of which is enough to identify an error. */
export function isDistinctive(template: Template): boolean {
	const hasRareWord = template.elements.some(
		(element) => element.is === 'word' && element.word.length >= 8 && wordWeight(element.word) >= 8,
	);
	return hasRareWord && /[a-z][A-Z]|[A-Za-z][a-z]*[./_:][A-Za-z]|\d[a-z]|[a-z]\d/.test(template.text);
}

function lintEach(error: LintedError): TemplateFinding[] {
	const findings: TemplateFinding[] = [];
	const seen = new Set<string>();
	for (const { template, strength } of error.templates) {
		const parsed = parseTemplate(template);
		if (!parsed.ok) {
			findings.push({ kind: 'invalid', error: error.error, template, message: parsed.message, at: parsed.at });
			continue;
		}
		// A gap is wrapped in a list, so that it differs from a word with the same spelling.
		const key = JSON.stringify(
			parsed.template.elements.map((element) => (element.is === 'word' ? element.word : [element.type])),
		);
		if (seen.has(key)) findings.push({ kind: 'duplicate', error: error.error, template });
		seen.add(key);
		const words = new Set(literalWords(parsed.template));
		const weight = words.values().reduce((sum, word) => sum + wordWeight(word), 0);
		// The conditions of a generic template make up for its few words.
		const isEnough = strength === 'generic' ? words.size >= 2 : words.size >= 3 && weight >= MIN_WEIGHT;
		if (!isDistinctive(parsed.template) && !isEnough) {
			findings.push({ kind: 'too-weak', error: error.error, template, weight, words: words.size });
		}
	}
	return findings;
}

/** Checks that conditions are templates, and that `beside` is used only with generic templates. */
function lintConditions({ error, beside, unless, templates }: LintedError): TemplateFinding[] {
	const findings: TemplateFinding[] = [];
	const check = (conditions: readonly string[] | undefined, template: string | undefined): void => {
		for (const condition of conditions ?? []) {
			const parsed = parseTemplate(condition);
			if (!parsed.ok) findings.push({ kind: 'invalid-condition', error, template, condition, message: parsed.message });
		}
	};
	check(beside, undefined);
	check(unless, undefined);
	for (const { template, ...own } of templates) {
		check(own.beside, template);
		check(own.unless, template);
	}
	const isIdle = beside !== undefined && !templates.some(({ strength }) => strength === 'generic');
	if (isIdle) findings.push({ kind: 'idle-condition', error, template: undefined });
	for (const { template, strength, ...own } of templates) {
		if (own.beside && strength !== 'generic') findings.push({ kind: 'idle-condition', error, template });
	}
	return findings;
}

function lintExamples(index: Index, error: LintedError): TemplateFinding[] {
	const findings: TemplateFinding[] = [];
	for (const example of error.examples) {
		const { matches } = match(index, example, { possible: false });
		const [first, ...others] = matches;
		if (!first || !matches.some((candidate) => candidate.error === error.error)) {
			findings.push({ kind: 'example-not-matched', error: error.error, example });
		} else if (first.error !== error.error) {
			findings.push({
				kind: 'example-won-by-other',
				error: error.error,
				example,
				other: first.error,
				template: first.template,
			});
		} else {
			// A line may match two errors only if one of them supersedes the other.
			for (const second of others) {
				if (doesEitherSupersede(index, error.error, second.error)) continue;
				findings.push({
					kind: 'matches-example-of-other',
					error: second.error,
					template: second.template,
					other: error.error,
					example,
				});
			}
		}
	}
	for (const nearMiss of error.nearMisses) {
		for (const found of match(index, nearMiss, { possible: false }).matches) {
			if (found.error !== error.error) continue;
			findings.push({ kind: 'near-miss-matched', error: error.error, template: found.template, nearMiss });
		}
	}
	return findings;
}

/** Whether one of two errors supersedes the other. */
function doesEitherSupersede(index: Index, a: string, b: string): boolean {
	return index.errors.some(
		({ error, supersedes }) => (error === a && supersedes.includes(b)) || (error === b && supersedes.includes(a)),
	);
}

function lintBackground(index: Index, background: readonly string[]): TemplateFinding[] {
	return background.flatMap((line) => {
		const doubts = new Doubts(index, line);
		return findVerified(index, line)
			.filter((verified) => doubts.of(verified) === undefined)
			.map(({ template }) => ({
				kind: 'matches-background',
				error: idOf(index, template),
				template: template.text,
				line,
			}));
	});
}

function lintShared(index: Index, shared: readonly string[]): TemplateFinding[] {
	const found = new Map<LoadedTemplate, string>();
	for (const line of shared) {
		for (const { template } of findVerified(index, line)) {
			if (template.strength === 'message' && !found.has(template)) found.set(template, line);
		}
	}
	return [...found].map(([template, line]) => ({
		kind: 'not-generic',
		error: idOf(index, template),
		template: template.text,
		line,
	}));
}

function idOf(index: Index, { error }: LoadedTemplate): string {
	return index.errors[error]?.error ?? '';
}

export interface LintedError extends Signature {
	/** Lines for which this error must rank first. */
	examples: readonly string[];
	/** Lines in which this error must not be known. */
	nearMisses: readonly string[];
}

/** A problem with a template, with the line that shows it. */
export type TemplateFinding =
	| { kind: 'invalid'; error: string; template: string; message: string; at: number }
	| { kind: 'duplicate'; error: string; template: string }
	| { kind: 'too-weak'; error: string; template: string; weight: number; words: number }
	| { kind: 'example-not-matched'; error: string; example: string }
	/** `other` ranks first for `example`, because of `template`. */
	| { kind: 'example-won-by-other'; error: string; example: string; other: string; template: string }
	/** `template` of `error` matches `example` of `other`, and neither supersedes the other. */
	| { kind: 'matches-example-of-other'; error: string; template: string; other: string; example: string }
	| { kind: 'near-miss-matched'; error: string; template: string; nearMiss: string }
	| { kind: 'matches-background'; error: string; template: string; line: string }
	/** An unrelated program prints this message too, as `line` shows. */
	| { kind: 'not-generic'; error: string; template: string; line: string }
	/** `condition` is not a template. It belongs to the whole page if `template` is undefined. */
	| { kind: 'invalid-condition'; error: string; template: string | undefined; condition: string; message: string }
	/** `beside` has no effect: `template` is not generic or, if it is undefined, no template of the page is. */
	| { kind: 'idle-condition'; error: string; template: string | undefined };
