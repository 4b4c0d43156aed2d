import { NAME_OF, SECTION_OF } from '../../core/address/address.ts';
import { library } from '../library.ts';

/** The kinds whose entries have their own pages, in the order in which readers see them. */
export const KINDS_WITH_PAGES = ['runbook', 'error', 'postmortem', 'snippet', 'path', 'service'] as const;

/** The kinds whose lists are offered to a reader who has found no page or cannot search. */
export const KINDS_TO_BROWSE = ['runbook', 'error', 'postmortem', 'service', 'path'] as const;

/** The sections in the header: those with at least one entry, without services. */
export async function sections(): Promise<{ path: string; title: string }[]> {
	const { entries } = await library();
	const kinds = KINDS_WITH_PAGES.filter((kind) => kind !== 'service' && entries.some((entry) => entry.kind === kind));
	return kinds.map((kind) => ({ path: SECTION_OF[kind], title: NAME_OF[kind].many }));
}
