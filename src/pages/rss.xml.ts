import rss from '@astrojs/rss';
import { feedItems } from '../site/machines/feed.ts';
import { settings, urlOf } from '../site/settings.ts';

export const GET = async () =>
	rss({
		title: `${settings.name}: postmortems`,
		description: settings.description,
		site: urlOf('/'),
		items: (await feedItems()).map(({ title, summary, path, date }) => ({
			title,
			description: summary,
			link: urlOf(path),
			...(date && { pubDate: new Date(date) }),
		})),
	});
