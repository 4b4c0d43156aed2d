import { loadContent } from '../../src/node/content/load-content.ts';

/** The folder of a snippet of the content under test, wherever it is: with the team or in a pack. */
export async function snippetFolder(id: string): Promise<string> {
	const { snippets } = await loadContent();
	const found = snippets.find((snippet) => snippet.id === id);
	if (!found) throw new Error(`There is no snippet "${id}".`);
	return found.folder;
}
