import { feedItems } from '../site/machines/feed.ts';
import { jsonFile } from '../site/machines/responses.ts';
import { settings } from '../site/settings.ts';

/** JSON Feed 1.1. */
export const GET = async () => {
	const absolute = (path: string) => new URL(path, settings.url).href;
	return jsonFile({
		version: 'https://jsonfeed.org/version/1.1',
		title: `${settings.name}: postmortems`,
		description: settings.description,
		home_page_url: absolute('/'),
		feed_url: absolute('/feed.json'),
		items: (await feedItems()).map(({ title, summary, path, date }) => ({
			id: absolute(path),
			url: absolute(path),
			title,
			content_text: summary,
			...(date && { date_published: date }),
		})),
	});
};
