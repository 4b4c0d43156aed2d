import type { Entry } from '../../core/entry.ts';
import { entryOf, linkTo, type EntryLink } from '../library.ts';
import { minutesToRead } from './reading-time.ts';

/** The items of a learning path, with the minutes of each and of all. */
export async function learningPathView({ data }: Entry<'path'>): Promise<LearningPathView> {
	const items = await Promise.all(
		data.items.map(async ({ entry, reason, minutes }) => ({
			link: await linkTo(entry),
			reason,
			minutes: minutes ?? minutesToRead(await entryOf(entry)),
		})),
	);
	return { items, minutes: items.reduce((sum, item) => sum + item.minutes, 0) };
}

export interface LearningPathView {
	/** `minutes` are those that the author gives, or else an estimate of the minutes to read the page. */
	items: { link: EntryLink; reason: string; minutes: number }[];
	/** Sum of the minutes of all items. */
	minutes: number;
}
