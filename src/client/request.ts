import { PATIENCE_S, RequestError } from './load-part.ts';

/** Fetches a file and reads it. Rejects with a {@link RequestError} if it cannot be read completely within the limit. */
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

/** The {@link RequestError} for an exception from `fetch` or from reading its response. */
export function asRequestError(error: unknown, path: string, isLate: boolean, seconds = PATIENCE_S): RequestError {
	if (error instanceof RequestError) return error;
	if (isLate) return new RequestError(`${path} did not arrive within ${seconds} seconds.`);
	if (error instanceof SyntaxError) return new RequestError(`${path} is damaged.`);
	const offline = navigator.onLine ? '' : ' This device is offline.';
	return new RequestError(`${path} could not be reached.${offline}`);
}
