import { content, required } from './content.ts';

/** `content/site.yaml`, read once. The development server restarts when it changes. */
export const settings = required((await content()).site, 'site.yaml');
