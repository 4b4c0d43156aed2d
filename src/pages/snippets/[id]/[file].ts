import { textFile } from '../../../site/responses.ts';
import { readSource, snippetFiles } from '../../../site/snippets.ts';

/** The files of a snippet as they are, to download and to run. */
export async function getStaticPaths() {
	const files = await snippetFiles();
	return files.map((params) => ({ params }));
}

export const GET = async ({ params }: { params: { id: string; file: string } }) =>
	textFile(await readSource(params.id, params.file));
