import { feedItems } from '../site/machines/feed.ts';
import { jsonFile } from '../site/machines/responses.ts';
import { settings, urlOf } from '../site/settings.ts';

/** JSON Feed 1.1. */
export const GET = async () => {
	return jsonFile({
		version: 'https://jsonfeed.org/version/1.1',
		title: `${settings.name}: postmortems`,
		description: settings.description,
		home_page_url: urlOf('/'),
		feed_url: urlOf('/feed.json'),
		items: (await feedItems()).map(({ title, summary, path, date }) => ({
			id: urlOf(path),
			url: urlOf(path),
			title,
			content_text: summary,
			...(date && { date_published: date }),
		})),
	});
};
