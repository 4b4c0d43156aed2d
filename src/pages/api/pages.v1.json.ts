import { sitePages } from '../../site/lists/pages.ts';
import { jsonFile } from '../../site/machines/responses.ts';

export const GET = async () => jsonFile({ version: 1, pages: await sitePages() });
