import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { packageOf } from '../build/licenses.ts';

/**
 * Bundles a file in src/client/run/inside and all its imports into one classic script. Adds the npm packages that are part
 * of it to `packages`, so that no package is published without its licence.
 */
export async function bundle(
	file: string,
	packages: Set<string>,
	{ define = {} }: { define?: Record<string, string> } = {},
): Promise<string> {
	const { outputFiles, metafile } = await build({
		entryPoints: [path.join(INSIDE, file)],
		bundle: true,
		write: false,
		metafile: true,
		format: 'iife',
		platform: 'browser',
		target: 'es2023',
		minify: true,
		// Programs print the names of error classes.
		keepNames: true,
		legalComments: 'none',
		logLevel: 'error',
		define,
		plugins: [nodeStandIns],
		external: ['node:*', 'ws'],
	});
	for (const output of Object.values(metafile.outputs)) {
		for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
			const name = bytesInOutput > 0 ? packageOf(`/${input}`) : undefined;
			if (name !== undefined) packages.add(name);
		}
	}
	return outputFiles[0]?.text ?? '';
}

export const INSIDE = fileURLToPath(new URL('../../client/run/inside/', import.meta.url));

/** Replaces the few modules of Node that pool libraries import, and `pg`, with stand-ins for the page. */
const nodeStandIns: Plugin = {
	name: 'node-stand-ins',
	setup(esbuild) {
		const standIns: Record<string, string> = {
			events: 'node/events.ts',
			timers: 'node/event-loop.ts',
			pg: 'node/pg-stub.ts',
		};
		esbuild.onResolve({ filter: /^(?:node:)?(?:events|timers|pg)$/ }, ({ path: name }) => {
			const standIn = standIns[name.replace('node:', '')];
			return standIn === undefined ? undefined : { path: path.join(INSIDE, standIn) };
		});
	},
};
