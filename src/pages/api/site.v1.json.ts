import { jsonFile } from '../../site/machines/responses.ts';
import { settings, urlOf } from '../../site/settings.ts';

/** What a program needs to know first: the name of the site, and its address. */
export const GET = () =>
	jsonFile({ version: 1, name: settings.name, description: settings.description, url: urlOf('/') });
