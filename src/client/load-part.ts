/** How long a page waits for an answer, in seconds. A tired engineer reloads after less. */
export const PATIENCE_S = 10;

/** What went wrong with a request or a part of the page, as a sentence for the reader. */
export class RequestError extends Error {}

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
