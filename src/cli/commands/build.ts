import { buildSite } from '../../node/build/build-site.ts';
import { command } from '../usage/command.ts';

/** `hindsight build [--audience AUDIENCE] [--content DIR] [--out DIR]`: checks the content and builds the site. */
export const run = command('build', ({ options: { audience, content, out } }) => buildSite({ audience, content, out }));
