/** Maximum time that a page waits for a response, in seconds. With a longer limit, a tired engineer would reload first. */
export const PATIENCE_S = 10;

/** A request failed, or a part of the page could not be loaded. The message is a sentence for the reader. */
export class RequestError extends Error {}

/**
 * Settles like `work`, or rejects with a {@link RequestError} after the limit.
 *
 * @param subject The subject of the error's sentence, such as "The search index".
 */
export function within<T>(work: Promise<T>, subject: string, seconds = PATIENCE_S): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			reject(new RequestError(`${subject} did not answer within ${seconds} seconds.`));
		}, seconds * 1000);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/**
 * Waits for a part of this page's script that is being loaded. After a new version of the site is published, parts of the
 * old version may no longer exist. A browser may remember that a part failed, so only a reload can try again.
 */
export async function loadPart<T>(loading: Promise<T>): Promise<T> {
	try {
		return await within(loading, 'A part of this page');
	} catch {
		// The explanation does not depend on the error, so the message of `within` is discarded.
		throw new RequestError(
			navigator.onLine
				? 'A part of this page could not be loaded. The site may have been updated since you opened it.'
				: 'A part of this page could not be loaded, because this device is offline.',
		);
	}
}

/** Returns a function that calls `load` once and returns its result from then on. After a failure, the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () => {
		const current = (loading ??= load());
		current.catch(() => (loading = undefined));
		return current;
	};
}
