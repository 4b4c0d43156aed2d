import type { WordEntry } from '../../../core/search/word-entry.ts';
import { compactJsonFile } from '../../../site/machines/responses.ts';
import { wordFiles } from '../../../site/machines/words.ts';

/** The titles, names and words of all pages, for the search by words. Each file says how many files there are. */
export async function getStaticPaths() {
	const files = await wordFiles();
	return files.map((entries, at) => ({ params: { file: String(at + 1) }, props: { entries, files: files.length } }));
}

export const GET = ({ props }: { props: { entries: WordEntry[]; files: number } }) =>
	compactJsonFile({ version: 1, files: props.files, entries: props.entries });
