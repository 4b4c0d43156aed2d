import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Audience } from '../../core/schema/primitives.ts';

/**
 * Runs Astro on the project of this engine, wherever the content is. Astro's messages go to the terminal. Resolves with 0 if
 * the site was built, otherwise with 1.
 */
export function buildSite({ audience, content, out }: BuildOptions): Promise<number> {
	const absolute = (folder: string | undefined) => folder && path.resolve(folder);
	const env = {
		...process.env,
		...(audience && { HINDSIGHT_AUDIENCE: audience }),
		HINDSIGHT_CONTENT: absolute(content ?? process.env['HINDSIGHT_CONTENT']),
		HINDSIGHT_DIST: absolute(out ?? process.env['HINDSIGHT_DIST']),
	};
	const astro = path.join(ENGINE, 'node_modules/astro/bin/astro.mjs');
	const child = spawn(process.execPath, [astro, 'build'], { cwd: ENGINE, env, stdio: 'inherit' });
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code === 0 ? 0 : 1));
	});
}

/** The folder of `astro.config.mjs`. */
const ENGINE = path.join(import.meta.dirname, '../../..');

interface BuildOptions {
	audience: Audience | undefined;
	/** The folder of the content; undefined for `HINDSIGHT_CONTENT` or the default. */
	content: string | undefined;
	/** The folder of the site; undefined for `HINDSIGHT_DIST` or the default. */
	out: string | undefined;
}
