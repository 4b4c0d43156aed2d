import type { Entry } from '../entry.ts';
import { closestName } from '../text/closest-name.ts';

/**
 * Finds an error page by id, alias or code, in upper or lower case, or by a link that ends in one of them, such as
 * `https://sqlalche.me/e/20/3o7r`. If there is no such page, returns the names that the reader most likely meant.
 */
export function findError(name: string, errors: Iterable<Entry<'error'>>): Found {
	const all = [...errors];
	const target = lastPart(name).toLowerCase();
	const byId = all.find(({ id }) => id === target);
	const entry =
		byId ??
		all.find(({ data }) => data.aliases.includes(target)) ??
		all.find(({ data }) => data.codes.some((code) => code.toLowerCase() === target));
	if (entry) return { entry };

	const codes = all.flatMap(({ data }) => data.codes);
	const ids = all.flatMap(({ id, data }) => [id, ...data.aliases]);
	const containing = all
		.filter(({ id, data }) => `${id} ${data.title}`.toLowerCase().includes(target))
		.map(({ id }) => id);
	const near = [closestName(target, ids), closestName(target, codes)].filter((each) => each !== undefined);
	return { closest: [...new Set([...near, ...(target.length >= 3 ? containing : [])])].slice(0, MAX_SUGGESTIONS) };
}

const MAX_SUGGESTIONS = 5;

/** The last part of a name or a link, without a prefix such as `error:`. */
export function lastPart(name: string): string {
	const [path = ''] = name
		.trim()
		.replace(/^(?:error|runbook|alert):/i, '')
		.split(/[?#]/, 1);
	return path.split('/').filter(Boolean).at(-1) ?? '';
}

type Found = { entry: Entry<'error'> } | { closest: string[] };
