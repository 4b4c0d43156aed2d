import { textFile } from '../site/machines/responses.ts';
import { settings } from '../site/settings.ts';

export const GET = () =>
	textFile(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap-index.xml', settings.url).href}\n`);
