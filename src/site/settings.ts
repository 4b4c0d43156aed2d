import { siteAt } from '../core/address/site-address.ts';
import { content, required } from './content.ts';

/** `content/site.yaml`, read once. The development server restarts when it changes. */
export const settings = required((await content()).site, 'site.yaml');

/** Turn a site path into a link on a page (`href`) or a complete address (`urlOf`). All pages use these two. */
export const { href, urlOf } = siteAt(settings.url);
