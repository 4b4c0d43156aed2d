import rss from '@astrojs/rss';
import { feedItems } from '../site/machines/feed.ts';
import { settings } from '../site/settings.ts';

export const GET = async () =>
	rss({
		title: `${settings.name}: postmortems`,
		description: settings.description,
		site: settings.url,
		items: (await feedItems()).map(({ title, summary, path, date }) => ({
			title,
			description: summary,
			link: path,
			...(date && { pubDate: new Date(date) }),
		})),
	});
