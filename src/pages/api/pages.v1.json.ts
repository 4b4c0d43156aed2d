import { sitePages } from '../../site/pages.ts';
import { jsonFile } from '../../site/responses.ts';

export const GET = async () => jsonFile({ version: 1, pages: await sitePages() });
