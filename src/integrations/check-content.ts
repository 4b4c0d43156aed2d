import type { AstroIntegration } from 'astro';
import { checkContent } from '../node/content/check-content.ts';
import { loadContent } from '../node/content/load-content.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import { renderText } from '../core/report/index.ts';

/**
 * Fails a build if the content has problems, and lists all of them before any page is rendered. The development server
 * also shows pages with problems. It fails only if the settings of the site are invalid, because every page needs them.
 */
export function checkContentIntegration(): AstroIntegration {
	return {
		name: 'hindsight:check-content',
		hooks: {
			// This runs before Astro reads the collections, because Astro stops at the first bad file.
			'astro:config:setup': async ({ command, config, addWatchFile, logger }) => {
				if (command !== 'build' && command !== 'dev') return;
				// The configuration depends on the settings, so the development server restarts when they change.
				addWatchFile(new URL(SETTINGS_FILE, config.root));
				if (command === 'dev' && (await loadContent()).site) return;
				const report = await checkContent(CONTENT_FOLDER);
				const isFatal = ({ file }: { file: string }) => command === 'build' || file === SETTINGS_FILE;
				const issues = report.issues.filter(isFatal);
				if (issues.length === 0) return;
				logger.error(`The content is not fit to publish.\n\n${renderText({ ...report, issues }, { colour: false })}`);
				throw new Error('The content is not fit to publish: see the list above.');
			},
		},
	};
}

const SETTINGS_FILE = `${CONTENT_FOLDER}/site.yaml`;
