import type { AnyEntry } from '../../core/entry.ts';
import { addressOf } from '../../core/address/address.ts';
import { plainText } from '../../core/text/prose/inline.ts';
import type { SitePage } from '../../core/text/nearest-pages.ts';
import { library } from '../library.ts';

/** The pages of all entries except glossary terms, each with the other names of its entry. */
export async function sitePages(): Promise<SitePage[]> {
	const { entries } = await library();
	return entries
		.filter((entry) => entry.kind !== 'term')
		.map((entry) => {
			const also = otherNames(entry);
			const page = { path: addressOf(entry.kind, entry.id), title: plainText(entry.data.title) };
			return also.length > 0 ? { ...page, also } : page;
		});
}

function otherNames(entry: AnyEntry): string[] {
	if (entry.kind === 'error') return [...entry.data.aliases, ...entry.data.codes];
	if (entry.kind === 'runbook') return [...entry.data.aliases, ...entry.data.alerts];
	return entry.data.aliases;
}
