import { jsonFile } from '../../site/machines/responses.ts';
import { settings, urlOf } from '../../site/settings.ts';

/** What a program needs to know before everything else: what the site is called, and where it is. */
export const GET = () =>
	jsonFile({ version: 1, name: settings.name, description: settings.description, url: urlOf('/') });
