import { NAME_OF, SECTION_OF } from '../../core/address/address.ts';
import { library } from '../library.ts';

/** The kinds with pages of their own, in the order in which a reader is offered them. */
export const KINDS_WITH_PAGES = ['runbook', 'error', 'postmortem', 'snippet', 'path', 'service'] as const;

/** The kinds that a reader who is lost is offered. */
export const KINDS_TO_BROWSE = ['runbook', 'error', 'postmortem', 'service', 'path'] as const;

/** The sections in the header: those that have something in them. */
export async function sections(): Promise<{ path: string; title: string }[]> {
	const { entries } = await library();
	const kinds = KINDS_WITH_PAGES.filter((kind) => kind !== 'service' && entries.some((entry) => entry.kind === kind));
	return kinds.map((kind) => ({ path: SECTION_OF[kind], title: NAME_OF[kind].many }));
}
