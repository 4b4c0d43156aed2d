import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { aliasRedirects } from '../node/build/alias-redirects.ts';
import { withoutUnusedHashes } from '../node/build/unused-hashes.ts';
import { loadContent } from '../node/content/load-content.ts';

/** The page of an alias contains only a link, so its policy allows nothing. */
const POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">`;

/**
 * Corrects the policies of the finished pages. Astro writes no policy into its redirects, and its policy in every other page
 * lists the hashes of all scripts and styles that some page of some site might contain.
 */
export function pagePoliciesIntegration(): AstroIntegration {
	return {
		name: 'hindsight:page-policies',
		hooks: {
			'astro:build:done': async ({ dir }) => {
				const aliases = Object.keys(aliasRedirects(await loadContent()));
				const aliasPages = new Set(aliases.map((address) => `${address.slice(1)}index.html`));
				for await (const file of glob('**/*.html', { cwd: fileURLToPath(dir) })) {
					await change(new URL(file, dir), aliasPages.has(file) ? withPolicy : withoutUnusedHashes);
				}
			},
		},
	};
}

function withPolicy(html: string): string {
	return html.replace(/<title>/, `${POLICY}$&`);
}

async function change(file: URL, edit: (html: string) => string): Promise<void> {
	const html = await readFile(file, 'utf8');
	const changed = edit(html);
	if (changed !== html) await writeFile(file, changed);
}
