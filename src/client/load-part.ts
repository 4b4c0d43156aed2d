/** Maximum time that a page waits for a response, in seconds. A tired engineer reloads sooner. */
export const PATIENCE_S = 10;

/** A failed request or part of the page, with a sentence for the reader. */
export class RequestError extends Error {}

/** The result of work that may never end, or a {@link RequestError} after the limit. */
export function within<T>(work: Promise<T>, what: string, seconds = PATIENCE_S): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			reject(new RequestError(`${what} did not answer within ${seconds} seconds.`));
		}, seconds * 1000);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/**
 * Loads a part of this page's script. After a new version of the site is published, parts of the old version may no longer
 * exist. A browser may remember that a part failed, so only a reload can try again.
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
