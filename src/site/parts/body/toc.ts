import type { AnyEntry } from '../../../core/entry.ts';
import { renderBody } from './body.ts';

/** The second-level headings of an entry's body, for the table of contents. */
export async function bodyToc(entry: AnyEntry): Promise<TocItem[]> {
	const { headings } = await renderBody(entry);
	return headings.filter((heading) => heading.depth === 2).map(({ slug, text }) => ({ id: slug, title: text }));
}

/** Items for those sections that are present on a page. */
export function tocOf(...items: [present: boolean, id: string, title: string][]): TocItem[] {
	return items.filter(([present]) => present).map(([, id, title]) => ({ id, title }));
}

/** One line of the table of contents. */
export interface TocItem {
	/** The anchor, without `#`. */
	id: string;
	title: string;
}
