/**
 * Values of parameters by runbook and name, the runbook changed last at the end. A name means another thing on another
 * page: `DEPLOYMENT` is once the API and once the authentication service.
 */
export type KeptValues = Record<string, Record<string, string>>;

/** Whether something read from a browser's storage has the shape of kept values. */
export function isKeptValues(value: unknown): value is KeptValues {
	return isObject(value) && Object.values(value).every((each) => isObject(each) && Object.values(each).every(isText));
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
