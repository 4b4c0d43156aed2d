import { content, required } from './content.ts';

/** `content/site.yaml`, read once; the development server starts again when it changes. */
export const settings = required((await content()).site, 'site.yaml');
