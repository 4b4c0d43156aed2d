import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { publishSite, restoreSite } from '../node/build/publish-site.ts';
import { SITE_FOLDER } from '../node/places.ts';

/** Puts the site into its folder when all of it is built and indexed; it has to be the last integration. */
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
