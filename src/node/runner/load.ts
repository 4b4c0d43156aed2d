import type { Entry } from '../../core/entry.ts';
import { buildIndex, loadIndex, type Index } from '../../core/match/index.ts';
import { obstaclesTo } from '../../core/runner/services.ts';
import { signatureOf } from '../../core/verdict/signature-of.ts';
import { loadContent } from '../content/load-content.ts';
import type { RecordedEvidence, SnippetFiles } from '../content/beside/read-snippet.ts';

/** Loads the snippets, and the index that recognises errors in their output. */
export async function loadSnippets(root: string): Promise<Loaded> {
	const { entries, snippets } = await loadContent(root);
	const signatures = entries.filter((entry) => entry.kind === 'error').map(signatureOf);
	const pages = new Map(entries.flatMap((entry) => (entry.kind === 'snippet' ? [[entry.id, entry]] : [])));
	return {
		index: loadIndex(buildIndex(signatures)),
		snippets: snippets.map((files) => toLoaded(files, pages.get(files.id))),
	};
}

/** Adds the page to the files. If the snippet is invalid, `problem` gives one reason; the rules report all of them. */
function toLoaded(
	{ id, folder, file, fileNames, evidence }: SnippetFiles,
	page: Entry<'snippet'> | undefined,
): LoadedSnippet {
	const base = { id, folder };
	if (!fileNames.includes('index.mdx')) return { ...base, problem: `${file} has no index.mdx` };
	if (!page) return { ...base, problem: `${file}/index.mdx is not valid; "npm run check" says why` };
	const { data } = page;
	const missing = [...data.variants.map((variant) => variant.file), ...data.files].find(
		(each) => !fileNames.includes(each),
	);
	if (missing) return { ...base, problem: `${file} has no file "${missing}"` };
	// A snippet that runs only in the page is valid. `runVariant` reports that it was not run.
	const obstacle = obstaclesTo(data).find(({ is }) => is !== 'page only');
	if (obstacle) {
		const field = obstacle.path.join('.');
		return { ...base, problem: `"${field}" in ${page.file} cannot be used; "npm run check" says why` };
	}
	return { ...base, snippet: data, evidence };
}

export interface Loaded {
	index: Index;
	snippets: LoadedSnippet[];
}

export type LoadedSnippet = { id: string; folder: string } & (
	| { snippet: Entry<'snippet'>['data']; evidence: RecordedEvidence; problem?: never }
	| { problem: string; snippet?: never }
);
