import { NAME_OF, SECTION_OF } from '../../core/address/address.ts';
import { library } from '../library.ts';

/** The kinds with their own pages, in the order in which they are offered to readers. */
export const KINDS_WITH_PAGES = ['runbook', 'error', 'postmortem', 'snippet', 'path', 'service'] as const;

/** The kinds that are offered to a reader who is lost. */
export const KINDS_TO_BROWSE = ['runbook', 'error', 'postmortem', 'service', 'path'] as const;

/** The sections in the header: those that have something in them. */
export async function sections(): Promise<{ path: string; title: string }[]> {
	const { entries } = await library();
	const kinds = KINDS_WITH_PAGES.filter((kind) => kind !== 'service' && entries.some((entry) => entry.kind === kind));
	return kinds.map((kind) => ({ path: SECTION_OF[kind], title: NAME_OF[kind].many }));
}
