import type { RuntimeInfo } from './manifest.ts';
import type { Parts } from './protocol.ts';

/**
 * Fetches the files of a runtime and unpacks them. They are stored packed under a neutral name, so their size is the same
 * on every host, whether it compresses or not.
 *
 * @param onProgress is told the bytes received so far.
 * @throws Error when a file does not come.
 */
export async function downloadParts(
	parts: RuntimeInfo['parts'],
	onProgress: (bytes: number) => void,
	signal: AbortSignal,
): Promise<Parts> {
	let received = 0;
	const count = (bytes: number) => onProgress((received += bytes));
	const entries = Object.entries(parts).map(
		async ([role, { path }]) => [role, await downloadPart(path, count, signal)] as const,
	);
	return Object.fromEntries(await Promise.all(entries));
}

async function downloadPart(path: string, count: (bytes: number) => void, signal: AbortSignal): Promise<ArrayBuffer> {
	const response = await fetch(path, { signal });
	if (!response.ok || !response.body) throw new Error(`${path} answered ${response.status}.`);
	const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
		transform(chunk, controller) {
			count(chunk.length);
			controller.enqueue(chunk);
		},
	});
	const unpacked = response.body.pipeThrough(counter).pipeThrough(new DecompressionStream('gzip'));
	return new Response(unpacked).arrayBuffer();
}
