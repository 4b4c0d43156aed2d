import type { RecordedRun } from '../../core/rules/content.ts';
import type { Fault } from '../../core/rules/fault.ts';
import type { Listing } from './list-content.ts';
import { imageFaults } from './beside/read-images.ts';
import { readOther } from './beside/read-others.ts';
import type { RehearsalFile } from './beside/read-rehearsals.ts';
import { readPage, type ReadPage } from './page/read-page.ts';
import { readSnippet, type SnippetFiles } from './beside/read-snippet.ts';

/** Reads all files of a listing except the settings. Never throws. */
export async function readPages(listing: Listing): Promise<ReadPages> {
	const pages = await inBatches(listing.pages, readPage);
	const snippets = await inBatches(listing.snippets, readSnippet);
	const others = await inBatches(listing.others, readOther);
	const allPages: ReadPage[] = [...pages, ...snippets.flatMap(({ page }) => page ?? [])];
	return {
		pages: allPages,
		snippets: snippets.map(({ files }) => files),
		runs: snippets.flatMap(({ runs }) => runs),
		rendered: new Set(others.flatMap(({ diagram }) => diagram ?? [])),
		rehearsalFiles: others.flatMap(({ rehearsal }) => rehearsal ?? []),
		faults: [
			...listing.faults,
			...allPages.flatMap((each) => each.faults),
			...snippets.flatMap((each) => each.faults),
			...(await imageFaults(listing.images, allPages)),
			...others.flatMap((each) => each.faults),
		],
	};
}

/** The number of files of entries and settings. */
export function countFiles({ settings, pages, snippets, images }: Listing): number {
	return settings.length + pages.length + images.length + snippets.reduce((sum, { files }) => sum + files.length, 0);
}

/** Reads a limited number of items at a time, so that a large folder does not exceed the limit of open files. */
async function inBatches<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (let start = 0; start < items.length; start += 64) {
		results.push(...(await Promise.all(items.slice(start, start + 64).map(read))));
	}
	return results;
}

interface ReadPages {
	pages: ReadPage[];
	snippets: SnippetFiles[];
	runs: RecordedRun[];
	/** The keys of the stored diagrams that may go into a page. */
	rendered: ReadonlySet<string>;
	rehearsalFiles: RehearsalFile[];
	faults: Fault[];
}
