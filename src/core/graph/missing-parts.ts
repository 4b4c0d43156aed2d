import { pathName } from '../text/prose/words.ts';

/**
 * Finds the paths in a value that match a pattern such as `['mitigations', '*', 'why']`, and at which there is nothing
 * or an empty list. `*` stands for every item of a list; if that list is empty or missing, there are no paths.
 */
export function missingParts(
	value: unknown,
	pattern: readonly string[],
	path: readonly (string | number)[] = [],
): MissingPart[] {
	const [step, ...rest] = pattern;
	if (step === undefined) return [];
	if (step === '*') {
		if (!Array.isArray(value)) return [];
		return value.flatMap((item, index) => missingParts(item, rest, [...path, index]));
	}
	const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
	const here = [...path, step];
	if (rest.length > 0) return missingParts(inner, rest, here);
	const isMissing = inner === undefined || (Array.isArray(inner) && inner.length === 0);
	return isMissing ? [{ path: here, field: pathName(here) }] : [];
}

export interface MissingPart {
	path: readonly (string | number)[];
	/** The path as authors write it: `mitigations[0].why`. */
	field: string;
}
