import { siteAt } from '../core/address/site-address.ts';
import { content, required } from './content.ts';

/** `content/site.yaml`, read once. The development server restarts when it changes. */
export const settings = required((await content()).site, 'site.yaml');

/** Every link on a page and every complete address is made by these, from a site path. */
export const { href, urlOf } = siteAt(settings.url);
