import type { WordEntry } from '../../core/search/word-entry.ts';
import { wordEntriesOf } from '../../core/search/word-entries.ts';
import { library } from '../library.ts';

/**
 * Number of entries in one file, about 45 KB after compression. The first file has the alerts, the runbooks and the first
 * errors, so that a large site answers before everything has arrived.
 */
const FILE_SIZE = 400;

/** The entries of the word search, in files of limited size. There is at least one file. */
export async function wordFiles(): Promise<WordEntry[][]> {
	const { graph } = await library();
	const entries = wordEntriesOf(graph);
	const files = Array.from({ length: Math.ceil(entries.length / FILE_SIZE) }, (_, at) =>
		entries.slice(at * FILE_SIZE, (at + 1) * FILE_SIZE),
	);
	return files.length > 0 ? files : [[]];
}
