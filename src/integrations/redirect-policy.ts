import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { aliasRedirects } from '../node/build/alias-redirects.ts';
import { loadContent } from '../node/content/load-content.ts';

/** The page of an alias contains only a link, so its policy allows nothing. */
const POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">`;

/** Adds a policy to the pages of aliases. Astro writes one into the pages that it renders, but not into its redirects. */
export function redirectPolicyIntegration(): AstroIntegration {
	return {
		name: 'hindsight:redirect-policy',
		hooks: {
			'astro:build:done': async ({ dir }) => {
				for (const address of Object.keys(aliasRedirects(await loadContent()))) {
					const file = new URL(`.${address}index.html`, dir);
					const html = await readFile(file, 'utf8');
					await writeFile(file, html.replace(/<title>/, `${POLICY}$&`));
				}
			},
		},
	};
}
