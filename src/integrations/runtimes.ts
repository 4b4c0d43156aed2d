import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Runtime } from '../core/runner/runtime.ts';
import { loadContent } from '../node/content/load-content.ts';
import { buildRuntimes } from '../node/runtimes/build.ts';
import type { RuntimeStore } from '../node/runtimes/store.ts';

/** Before any page is rendered, builds the runtimes that run snippets in the page. Publishes them in `/runtimes/`. */
export function runtimesIntegration(): AstroIntegration {
	let store: RuntimeStore | undefined;
	return {
		name: 'hindsight:runtimes',
		hooks: {
			'astro:config:setup': async ({ command, logger }) => {
				if (command !== 'build' && command !== 'dev') return;
				const built = await buildRuntimes(await neededRuntimes());
				store = built.store;
				const { python } = built.manifest;
				if ('missing' in python) logger.info(`Python does not run in the page: ${python.missing}.`);
			},
			'astro:server:setup': ({ server }) => {
				server.middlewares.use('/runtimes', (request, response, next) => {
					const name = path.basename(request.url ?? '');
					const file = store?.find(name);
					if (file === undefined) return next();
					response.setHeader('content-type', TYPE_OF[path.extname(name)] ?? 'application/octet-stream');
					void readFile(file).then((content) => response.end(content), next);
				});
			},
			'astro:build:done': async ({ dir }) => {
				await store?.publish(fileURLToPath(new URL('runtimes/', dir)));
			},
		},
	};
}

/** Runtimes of the snippets that can run in a browser. */
async function neededRuntimes(): Promise<Set<Runtime>> {
	const { entries } = await loadContent();
	const languages = entries.flatMap((entry) =>
		entry.kind === 'snippet' && entry.data.runtimes.includes('browser') ? [entry.data.language] : [],
	);
	return new Set(languages.filter((language) => language === 'typescript' || language === 'python'));
}

const TYPE_OF: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
};
