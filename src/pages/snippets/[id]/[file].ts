import { publishedText } from '../../../core/snippet-file.ts';
import { textFile } from '../../../site/machines/responses.ts';
import { sourceOf, snippetFiles } from '../../../site/parts/snippets.ts';

/** The files of the snippets, to view and to download. `publishedText` keeps browsers from running them as scripts. */
export async function getStaticPaths() {
	const files = await snippetFiles();
	return files.map((params) => ({ params }));
}

export const GET = async ({ params }: { params: { id: string; file: string } }) =>
	textFile(publishedText(params.file, await sourceOf(params.id, params.file)));
