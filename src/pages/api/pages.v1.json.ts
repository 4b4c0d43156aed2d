import { sitePages } from '../../site/lists/pages.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** The pages among which the 404 page looks for the closest ones. */
export const GET = async () => jsonFile({ version: 1, pages: await sitePages() });
