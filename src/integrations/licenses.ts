import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { packageLicense, packageOf, renderLicenses } from '../node/build/licenses.ts';

/**
 * Writes `/licenses.txt` with the licence of every package that is part of the built site. The bundler reports which
 * packages the scripts contain, so that no new dependency is forgotten.
 */
export function licensesIntegration(): AstroIntegration {
	// The full-text search is copied into the site without the bundler.
	const packages = new Set(['pagefind']);
	return {
		name: 'hindsight:licenses',
		hooks: {
			'astro:config:setup': ({ updateConfig }) => {
				updateConfig({ vite: { plugins: [collectPackages(packages)] } });
			},
			'astro:build:done': async ({ dir }) => {
				const licenses = await Promise.all([...packages].sort().map(packageLicense));
				const inPages = renderLicenses('Third-party software that is part of this site, with its licences.', licenses);
				const inSnippets = await readFile(new URL('runtimes/licences.txt', dir), 'utf8').catch(() => undefined);
				const parts = inSnippets === undefined ? [inPages] : [inPages, inSnippets];
				await writeFile(new URL('licenses.txt', dir), parts.join('\n\n'));
			},
		},
	};
}

/** Adds the packages in scripts for the browser, but not packages that only the build uses. */
function collectPackages(packages: Set<string>): Plugin {
	return {
		name: 'hindsight:collect-packages',
		generateBundle(_options, bundle) {
			if (this.environment?.name !== 'client') return;
			for (const output of Object.values(bundle)) {
				for (const module of output.type === 'chunk' ? Object.keys(output.modules) : []) {
					const name = packageOf(module);
					if (name !== undefined) packages.add(name);
				}
			}
		},
	};
}
