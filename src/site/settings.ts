import { readSiteSettings } from '../node/content/site-settings.ts';

/** `content/site.yaml`, read once for a build. */
export const settings = await readSiteSettings();
