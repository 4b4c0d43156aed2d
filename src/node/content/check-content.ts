import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { Graph } from '../../core/graph/index.ts';
import type { Report } from '../../core/report/issue.ts';
import { buildRuleInput } from '../../core/rules/content.ts';
import { checkRules } from '../../core/rules/index.ts';
import { diagramKey } from '../diagrams/store.ts';
import { CONTENT_FOLDER } from '../places.ts';
import { loadContent } from './load-content.ts';

/**
 * Loads a content folder and applies all rules to it. Reports all problems at once, and never throws because of the
 * content.
 *
 * @param root The content folder.
 * @param projectRoot The folder that paths in messages are relative to.
 */
export async function checkContent(root = CONTENT_FOLDER, projectRoot = process.cwd()): Promise<CheckedContent> {
	const loaded = await loadContent(root, projectRoot);
	const { documents, entries, omitted, faults, runs, filesChecked, tags, rendered } = loaded;
	const input = buildRuleInput({
		documents,
		omitted,
		faults,
		runs,
		tags: tags && new Set(Object.keys(tags)),
		isRendered: (source) => rendered.has(diagramKey(source)),
	});
	return { issues: checkRules(input), filesChecked, documents, entries, graph: input.graph };
}

/** A report, and the content that it is about. */
export interface CheckedContent extends Report {
	/** One document for every page in a valid place, even if only part of it could be read. */
	documents: readonly AnyDocument[];
	/** The documents that are complete and valid. */
	entries: readonly AnyEntry[];
	graph: Graph<AnyDocument>;
}
