import { getEntry, render, type RenderResult } from 'astro:content';
import { FOLDER_OF, type Kind } from '../../core/schema/primitives.ts';

/** The rendered body of an entry: a component and its headings. */
export async function renderBody(kind: Kind, id: string): Promise<RenderResult> {
	const entry = await getEntry(FOLDER_OF[kind], id);
	if (!entry) throw new Error(`There is no ${kind} "${id}".`);
	return render(entry);
}
