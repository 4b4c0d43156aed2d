import type { Entry } from '../../core/entry.ts';
import type { Kind } from '../../core/schema/primitives.ts';
import { entriesOf } from '../library.ts';
import { PAGE_SIZE } from './page-size.ts';

/** One page for each entry of a kind, for `getStaticPaths`. */
export async function entryPaths<K extends Kind>(
	kind: K,
): Promise<{ params: { id: string }; props: { entry: Entry<K> } }[]> {
	const entries = await entriesOf(kind);
	return entries.map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}

/** The second and later pages of the list of a kind, for `getStaticPaths`. */
export async function laterPages(kind: Kind): Promise<{ params: { page: string } }[]> {
	const pages = Math.ceil((await entriesOf(kind)).length / PAGE_SIZE);
	return Array.from({ length: Math.max(0, pages - 1) }, (_, index) => ({ params: { page: String(index + 2) } }));
}
