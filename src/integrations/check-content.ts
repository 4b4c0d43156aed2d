import type { AstroIntegration } from 'astro';
import { checkContent } from '../node/content/check-content.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import { renderText } from '../core/report/index.ts';

/** Fails a build when the content has problems, with all of them, before any page is rendered. */
export function checkContentIntegration(): AstroIntegration {
	return {
		name: 'hindsight:check-content',
		hooks: {
			// Before Astro reads the collections: its own reader stops at the first bad file.
			'astro:config:setup': async ({ command, logger }) => {
				if (command !== 'build') return;
				const report = await checkContent(CONTENT_FOLDER);
				if (report.issues.length === 0) return;
				logger.error(`The content is not fit to publish.\n\n${renderText(report, { colour: false })}`);
				throw new Error('The content is not fit to publish: see the list above.');
			},
		},
	};
}
