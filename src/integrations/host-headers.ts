import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { renderHeadersFile } from '../core/hosting/render.ts';
import { siteAt } from '../core/address/site-address.ts';
import { loadContent } from '../node/content/load-content.ts';

/** Writes `_headers` into the built site. It is not a page, because Astro leaves out files that start with an underscore. */
export function hostHeadersIntegration(): AstroIntegration {
	return {
		name: 'hindsight:host-headers',
		hooks: {
			'astro:build:done': async ({ dir }) => {
				const { site } = await loadContent();
				if (site) await writeFile(new URL('_headers', dir), renderHeadersFile(siteAt(site.url)));
			},
		},
	};
}
