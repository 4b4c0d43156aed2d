import type { AnyDocument } from '../entry.ts';
import { buildGraph, type Graph } from '../graph/index.ts';
import { BACKGROUND, SHARED, lintTemplates, type LintedError, type TemplateFinding } from '../match/index.ts';
import type { Position } from '../report/issue.ts';
import type { EvidenceRun, Expect } from '../schema/kinds/snippet.ts';
import type { Fault } from './fault.ts';
import { signatureOf } from '../verdict/signature-of.ts';
import { documentsOf } from './documents-of.ts';

/** Builds the input of the rules, including the results that several rules need, so that they are computed only once. */
export function buildRuleInput({
	omitted = new Set(),
	...rest
}: Pick<RuleInput, 'documents' | 'faults' | 'runs' | 'tags' | 'isRendered'> &
	Partial<Pick<RuleInput, 'omitted'>>): RuleInput {
	return {
		...rest,
		omitted,
		graph: buildGraph(rest.documents),
		templateFindings: lintTemplates(errorsToLint(rest.documents), BACKGROUND, SHARED),
	};
}

/** Skips error pages without signatures or examples: other rules report them, and there is nothing to match. */
function errorsToLint(documents: readonly AnyDocument[]): LintedError[] {
	return documentsOf({ documents }, 'error').flatMap((document) => {
		const { signatures, examples, nearMisses = [] } = document.data;
		if (!signatures || !examples) return [];
		return { ...signatureOf(document), examples, nearMisses };
	});
}

/** The input of the rules. It consists of plain data and pure functions, because rules never read a file. */
export interface RuleInput {
	/** One document for every page in a valid place, even if only part of it could be read. */
	documents: readonly AnyDocument[];
	/** Refs of entries in packs that were not chosen. */
	omitted: ReadonlySet<string>;
	graph: Graph<AnyDocument>;
	/** Faults found while reading. */
	faults: readonly Fault[];
	/** The evidence of variants whose code has not changed since the run. */
	runs: readonly RecordedRun[];
	/**
	 * Names in `tags.yaml`; undefined if that file could not be read, because every tag would then be reported as unknown.
	 */
	tags: ReadonlySet<string> | undefined;
	/** The findings of the matcher's linter about the signatures of all errors. */
	templateFindings: readonly TemplateFinding[];
	/** Returns true if the SVG of this Mermaid source is stored in the content. */
	isRendered: (mermaidSource: string) => boolean;
}

/** One run of a snippet, as recorded in its evidence. */
export interface RecordedRun {
	/** Id of the snippet. */
	snippet: string;
	/** The page of the snippet. */
	file: string;
	/** Position of the expectation in the page. */
	position: Position;
	expect: Expect;
	run: EvidenceRun;
}
