import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { renderHeadersFile } from '../core/hosting/render.ts';
import { siteAt } from '../core/address/site-address.ts';
import { loadContent } from '../node/content/load-content.ts';

/** Writes `_headers` into the built site. It has no route in `src/pages`, where Astro ignores names that start with `_`. */
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
