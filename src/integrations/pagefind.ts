import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { copyPagesToIndex } from '../node/build/pages-to-index.ts';

/** Builds the full-text index of the finished pages in `/pagefind/`. */
export function pagefindIntegration(): AstroIntegration {
	return {
		name: 'hindsight:pagefind',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const pages = await buildFullTextIndex(fileURLToPath(dir), fileURLToPath(new URL('pagefind/', dir)));
				logger.info(`${pages} pages are in the full-text index.`);
			},
		},
	};
}

/** Builds the index and returns the number of pages. Pagefind is a separate process, which is closed after an error too. */
async function buildFullTextIndex(site: string, output: string): Promise<number> {
	const copies = await mkdtemp(path.join(tmpdir(), 'hindsight-index-'));
	try {
		await copyPagesToIndex(site, copies);
		const { index, errors } = await createIndex({ includeCharacters: '_' });
		if (!index) throw new Error(`Pagefind could not start: ${errors.join(' ')}`);
		const added = await index.addDirectory({ path: copies });
		const written = await index.writeFiles({ outputPath: output });
		const problems = [...added.errors, ...written.errors];
		if (problems.length > 0) throw new Error(`Pagefind could not index the site: ${problems.join(' ')}`);
		return added.page_count;
	} finally {
		await close();
		await rm(copies, { recursive: true, force: true });
	}
}
