import path from 'node:path';
import type { AnyDocument, AnyEntry } from '../../core/entry.ts';
import type { Graph } from '../../core/graph/index.ts';
import type { Report } from '../../core/report/issue.ts';
import { buildContent } from '../../core/rules/content.ts';
import { checkRules } from '../../core/rules/index.ts';
import type { SiteSettings, Tags } from '../../core/schema/site.ts';
import { DIAGRAM_FOLDER, diagramKey, drawnKeys } from '../diagrams/store.ts';
import { readContent } from './read-content.ts';

/**
 * Reads a content folder and applies every rule to it. Reports everything at once; throws for no content whatsoever.
 *
 * @param root The content folder.
 * @param projectRoot What the paths in messages start from.
 */
export async function checkContent(root = 'content', projectRoot = process.cwd()): Promise<CheckedContent> {
	const absolute = path.resolve(projectRoot, root);
	const name = path.relative(projectRoot, absolute).split(path.sep).join('/') || '.';
	const { documents, entries, faults, runs, filesChecked, site, tags } = await readContent(absolute, name);
	const keys = await drawnKeys(path.join(absolute, DIAGRAM_FOLDER));
	const content = buildContent({
		documents,
		faults,
		runs,
		tags: tags && new Set(Object.keys(tags)),
		isDrawn: (source) => keys.has(diagramKey(source)),
	});
	return { issues: checkRules(content), filesChecked, documents, entries, graph: content.graph, site, tags };
}

/** A report, and the content it is about. */
export interface CheckedContent extends Report {
	/** One for every page that is in its place, however little of it could be read. */
	documents: AnyDocument[];
	/** Those of them that are complete and valid. */
	entries: AnyEntry[];
	graph: Graph<AnyDocument>;
	/** Undefined where `site.yaml` is missing or invalid. */
	site: SiteSettings | undefined;
	/** Undefined where `tags.yaml` is missing or invalid. */
	tags: Tags | undefined;
}
