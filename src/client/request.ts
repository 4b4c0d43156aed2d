/** How long a page waits for an answer, in seconds. A tired engineer reloads after less. */
export const PATIENCE_S = 10;

/** What went wrong with a request or a part of the page, as a sentence for the reader. */
export class RequestError extends Error {}

/** Fetches a file and reads it. Rejects with a {@link RequestError} if it does not arrive whole within the limit. */
export async function request<T>(path: string, read: (response: Response) => Promise<T>, send = fetch): Promise<T> {
	const limit = AbortSignal.timeout(PATIENCE_S * 1000);
	try {
		const response = await send(path, { signal: limit });
		if (!response.ok) throw new RequestError(`${path} answered with status ${response.status}.`);
		return await read(response);
	} catch (error) {
		throw asRequestError(error, path, limit.aborted);
	}
}

/** The sentence for what `fetch` or the reading of its answer threw. */
export function asRequestError(error: unknown, path: string, isLate: boolean, seconds = PATIENCE_S): RequestError {
	if (error instanceof RequestError) return error;
	if (isLate) return new RequestError(`${path} did not arrive within ${seconds} seconds.`);
	if (error instanceof SyntaxError) return new RequestError(`${path} is damaged.`);
	const offline = navigator.onLine ? '' : ' This device is offline.';
	return new RequestError(`${path} could not be reached.${offline}`);
}

/** The result of something that may never end, or a {@link RequestError} after the limit. */
export function within<T>(work: Promise<T>, what: string, seconds = PATIENCE_S): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			reject(new RequestError(`${what} did not answer within ${seconds} seconds.`));
		}, seconds * 1000);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/**
 * Loads a part of this page's script. After a new version of the site was published, the parts of the old one may be gone.
 * A browser may remember that a part failed, so only a reload is another attempt.
 */
export async function loadPart<T>(part: Promise<T>): Promise<T> {
	try {
		return await within(part, 'A part of this page');
	} catch {
		throw new RequestError(
			navigator.onLine
				? 'A part of this page could not be loaded. The site may have been updated since you opened it.'
				: 'A part of this page could not be loaded, because this device is offline.',
		);
	}
}
