import type { RuntimeInfo } from '../../core/runner/runtime.ts';
import type { Parts } from './protocol.ts';
import { RequestError } from '../load-part.ts';
import { asRequestError } from '../request.ts';
import { href } from '../href.ts';

/**
 * Fetches the files of a runtime and unpacks them. They are compressed under a neutral name, so that their size is the same
 * on every host, whether it compresses files or not.
 *
 * @param onProgress Called with the number of bytes received so far.
 * @throws RequestError if a file does not arrive, or stops arriving.
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
	const limit = new AbortController();
	const startTimer = () => setTimeout(() => limit.abort(), STALL_S * 1000);
	let timer = startTimer();
	try {
		const response = await fetch(href(path), { signal: AbortSignal.any([signal, limit.signal]) });
		if (!response.ok || !response.body) throw new RequestError(`${path} answered with status ${response.status}.`);
		const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
			transform(chunk, controller) {
				clearTimeout(timer);
				timer = startTimer();
				count(chunk.length);
				controller.enqueue(chunk);
			},
		});
		const unpacked = response.body.pipeThrough(counter).pipeThrough(new DecompressionStream('gzip'));
		return await new Response(unpacked).arrayBuffer();
	} catch (error) {
		throw asRequestError(error, path, limit.signal.aborted, STALL_S);
	} finally {
		clearTimeout(timer);
	}
}

/** Maximum time without a new byte, in seconds. A whole part may take minutes on a slow connection. */
const STALL_S = 20;
