import { textFile } from '../site/machines/responses.ts';
import { urlOf } from '../site/settings.ts';

export const GET = () => textFile(`User-agent: *\nAllow: /\n\nSitemap: ${urlOf('/sitemap-index.xml')}\n`);
