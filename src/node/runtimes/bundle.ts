import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Makes one classic script of a file in src/client/run/inside and of all that it imports. */
export async function bundle(file: string, { define = {} }: { define?: Record<string, string> } = {}): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [path.join(INSIDE, file)],
		bundle: true,
		write: false,
		format: 'iife',
		platform: 'browser',
		target: 'es2023',
		minify: true,
		// The names of error classes are part of what a program prints.
		keepNames: true,
		legalComments: 'none',
		logLevel: 'error',
		define,
		plugins: [nodeStandIns],
		external: ['node:*', 'ws'],
	});
	return outputFiles[0]?.text ?? '';
}

export const INSIDE = fileURLToPath(new URL('../../client/run/inside/', import.meta.url));

/** Pool libraries ask for a few modules of Node; they get the page's. */
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
