import type { Kind } from '../../core/schema/primitives.ts';
import { renderBody } from './body.ts';

/** The second-level headings of an entry's body, for the table of contents. */
export async function bodyToc(kind: Kind, id: string): Promise<TocItem[]> {
	const { headings } = await renderBody(kind, id);
	return headings.filter((heading) => heading.depth === 2).map(({ slug, text }) => ({ id: slug, title: text }));
}

/** Items for the sections that a page has: pairs of a condition and `[id, title]`. */
export function tocOf(...items: [present: boolean, id: string, title: string][]): TocItem[] {
	return items.filter(([present]) => present).map(([, id, title]) => ({ id, title }));
}

/** One line of the table of contents. */
export interface TocItem {
	/** The anchor, without `#`. */
	id: string;
	title: string;
}
