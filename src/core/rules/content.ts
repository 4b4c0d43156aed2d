import type { AnyDocument } from '../entry.ts';
import { buildGraph, type Graph } from '../graph/index.ts';
import { BACKGROUND, SHARED, lintTemplates, type LintedError, type TemplateFinding } from '../match/index.ts';
import type { Position } from '../report/issue.ts';
import type { EvidenceRun, Expect } from '../schema/snippet.ts';
import type { Fault } from './fault.ts';
import { documentsOf } from './documents-of.ts';

/** Puts together what the rules look at. What several rules need is computed here, once. */
export function buildContent({
	left = new Set(),
	...read
}: Pick<Content, 'documents' | 'faults' | 'runs' | 'tags' | 'isRendered'> & Partial<Pick<Content, 'left'>>): Content {
	return {
		...read,
		left,
		graph: buildGraph(read.documents),
		templateFindings: lintTemplates(lintedErrors(read.documents), BACKGROUND, SHARED),
	};
}

/** An error page without signatures or examples is reported for that, and there is nothing to match it with. */
function lintedErrors(documents: readonly AnyDocument[]): LintedError[] {
	return documentsOf({ documents }, 'error').flatMap(({ id, data }) => {
		if (!data.signatures || !data.examples) return [];
		return {
			error: id,
			codes: data.codes ?? [],
			templates: data.signatures,
			supersedes: data.supersedes ?? [],
			beside: data.beside,
			unless: data.unless,
			examples: data.examples,
			nearMisses: data.nearMisses ?? [],
		};
	});
}

/** Everything the rules look at. Plain data and pure functions: rules never read a file. */
export interface Content {
	/** One for every file that is in its place, however little of it could be read. */
	documents: readonly AnyDocument[];
	/** `kind:id` of what is in packs that were not chosen. */
	left: ReadonlySet<string>;
	graph: Graph<AnyDocument>;
	/** What reading ran into. */
	faults: readonly Fault[];
	/** The evidence of variants whose code is still the one that was run. */
	runs: readonly RecordedRun[];
	/** Names in `tags.yaml`; undefined if that file could not be read, so that not every tag is reported as well. */
	tags: ReadonlySet<string> | undefined;
	/** What the matcher has to say about the signatures of all errors. */
	templateFindings: readonly TemplateFinding[];
	/** True if the SVG of a Mermaid block is stored in the repository. */
	isRendered: (mermaidSource: string) => boolean;
}

/** One run of a snippet, as its evidence has it. */
export interface RecordedRun {
	/** Id of the snippet. */
	snippet: string;
	/** The page of the snippet, and where it says what is expected. */
	file: string;
	position: Position;
	expect: Expect;
	run: EvidenceRun;
}
