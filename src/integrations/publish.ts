import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { publishSite, restoreSite } from '../node/build/publish-site.ts';
import { SITE_FOLDER } from '../node/places.ts';

/** Moves the site to its folder after it is completely built and indexed. It must be the last integration. */
export function publishIntegration(): AstroIntegration {
	let root = '';
	return {
		name: 'hindsight:publish',
		hooks: {
			'astro:config:done': async ({ config }) => {
				root = fileURLToPath(config.root);
				await restoreSite(root, SITE_FOLDER);
			},
			'astro:build:done': async ({ logger }) => {
				await publishSite(root, SITE_FOLDER);
				logger.info(`The site is in ${SITE_FOLDER}/.`);
			},
		},
	};
}
