import { NAME_OF, SECTION_OF } from '../../core/address/address.ts';
import { library } from '../library.ts';

/** The sections in the header: those that have something in them. */
export async function sections(): Promise<{ href: string; title: string }[]> {
	const { entries } = await library();
	const kinds = (['runbook', 'error', 'postmortem', 'snippet', 'path'] as const).filter((kind) =>
		entries.some((entry) => entry.kind === kind),
	);
	return kinds.map((kind) => ({ href: SECTION_OF[kind], title: NAME_OF[kind].many }));
}
