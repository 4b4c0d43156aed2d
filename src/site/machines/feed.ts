import { addressOf } from '../../core/address/address.ts';
import { plainText } from '../../core/text/prose/inline.ts';
import { lastEdited } from '../parts/last-edited.ts';
import { entriesOf } from '../library.ts';
import { inListOrder } from '../lists/listing.ts';

/** The newest postmortems, for feeds. `date` is the time of the last edit, because an edit is news to readers too. */
export async function feedItems(): Promise<
	{ title: string; summary: string; path: string; date: string | undefined }[]
> {
	const postmortems = inListOrder(await entriesOf('postmortem')).slice(0, 30);
	const items = postmortems.map(async (entry) => ({
		title: entry.data.title,
		summary: entry.kind === 'postmortem' ? plainText(entry.data.summary) : '',
		path: addressOf(entry.kind, entry.id),
		date: await lastEdited(entry),
	}));
	return Promise.all(items);
}
