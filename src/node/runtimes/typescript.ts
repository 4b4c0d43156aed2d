import type { RuntimeInfo } from '../../core/runner/runtime.ts';
import { bundle } from './bundle.ts';
import { installedVersion } from './installed.ts';
import type { RuntimeStore } from './store.ts';

/** Packages that a TypeScript snippet may import in the page, in addition to a few Node modules. */
export const PAGE_PACKAGES = ['generic-pool', 'jose', 'pg-pool', 'tarn'] as const;

/** Packs the files that TypeScript needs in the page: sucrase, which strips types, and a worker with the pool libraries. */
export async function buildTypeScript(store: RuntimeStore, packages: Set<string>): Promise<RuntimeInfo> {
	const parts = {
		stripper: await store.pack('strip-types', Buffer.from(await bundle('strip-worker.ts', packages))),
		worker: await store.pack('typescript', Buffer.from(await bundle('node-worker.mts', packages))),
	};
	const versions: Record<string, string> = {};
	for (const name of [...PAGE_PACKAGES, 'sucrase']) versions[name] = await installedVersion(name);
	return { parts, size: sizeOf(parts), versions };
}

/** The total packed size of the parts, in bytes. */
export function sizeOf(parts: RuntimeInfo['parts']): number {
	return Object.values(parts).reduce((sum, { size }) => sum + size, 0);
}
