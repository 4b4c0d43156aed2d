/**
 * The words by which a text can be found, in lower case: each name without its separators, and its parts.
 * `pool_timeout` and `PoolTimeout` both give `pooltimeout`, `pool` and `timeout`. The stem of each part is included,
 * so that "leak", "leaks" and "leaking" find each other.
 */
export function tokensOf(text: string): string[] {
	return [...new Set(namesIn(text).flatMap(tokensOfName))];
}

/** The tokens of one name from `namesIn`. */
export function tokensOfName(name: string): string[] {
	const parts = partsOf(name);
	return [squash(name), ...parts, ...parts.map(stemOf)].filter((token) => token.length > 1);
}

/** The words of a text, including the separators inside them: `pool_timeout`, `db.pool`, `10:30`. */
export function namesIn(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+(?:[_.:'-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The words of a query that a page should contain, in order. Stop words are left out, unless there are no others. */
export function queryWords(text: string): string[] {
	const words = [...new Set(namesIn(text).flatMap(partsOf))].filter((word) => word.length > 1);
	const meaningful = words.filter((word) => !STOP_WORDS.has(word));
	return (meaningful.length > 0 ? meaningful : words).slice(0, MAX_QUERY_WORDS);
}

/** The names in a query that have several parts, such as `pool_timeout` and `HighErrorRate`, in squashed form. */
export function compoundsIn(text: string): string[] {
	return namesIn(text)
		.filter((name) => partsOf(name).length > 1)
		.map(squash);
}

/** Lower-case letters and digits only, so that `pool_timeout`, `pool-timeout` and "Pool timeout" are the same name. */
export function squash(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The word without the ending of a plural or a verb and without a final "e", if at least four letters remain. */
export function stemOf(word: string): string {
	for (const ending of ENDINGS) {
		if (!word.endsWith(ending) || word.endsWith('ss') || word.length - ending.length < MIN_STEM) continue;
		const rest = word.slice(0, -ending.length);
		return ending === 's' && rest.endsWith('e') && rest.length > MIN_STEM ? rest.slice(0, -1) : rest;
	}
	return word;
}

const ENDINGS = ['ing', 'ed', 's', 'e'];
const MIN_STEM = 4;
/** A text with more words is hardly a query, and each word costs a pass over the index. */
const MAX_QUERY_WORDS = 12;
const STOP_WORDS = new Set(
	'a an and are as at be by do does did for from has have how i in is it its my of on or our so that the then there this to was we were what when where which who why will with you your'.split(
		' ',
	),
);

function partsOf(name: string): string[] {
	return name
		.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}
