import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Builds the full-text index over the finished pages, into `/pagefind/`. */
export function pagefindIntegration(): AstroIntegration {
	return {
		name: 'hindsight:pagefind',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const { index, errors } = await createIndex({ includeCharacters: '_' });
				if (!index) throw new Error(`Pagefind could not start: ${errors.join(' ')}`);
				const added = await index.addDirectory({ path: fileURLToPath(dir) });
				const written = await index.writeFiles({ outputPath: fileURLToPath(new URL('pagefind/', dir)) });
				await close();
				const problems = [...added.errors, ...written.errors];
				if (problems.length > 0) throw new Error(`Pagefind could not index the site: ${problems.join(' ')}`);
				logger.info(`Full-text index over ${added.page_count} pages.`);
			},
		},
	};
}
