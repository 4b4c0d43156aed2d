/**
 * The words of a text for the search, in lower case: each name as a whole without its separators, and its parts.
 * `pool_timeout` gives `pooltimeout`, `pool` and `timeout`; `QueuePool` gives `queuepool`, `queue` and `pool`. A word in
 * another form gives its stem too, so that "leaks" and "leaking" find "leak".
 */
export function tokensOf(text: string): string[] {
	return [...new Set(namesIn(text).flatMap(tokensOfName))];
}

/** The tokens of one name from `namesIn`. */
export function tokensOfName(name: string): string[] {
	const parts = partsOf(name);
	return [squash(name), ...parts, ...parts.map(stemOf)].filter((token) => token.length > 1);
}

/** The words of a text with their separators inside: `pool_timeout`, `db.pool`, `10:30`. */
export function namesIn(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+(?:[_.:'-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The words of a query that a page should have, in order, without the words that say nothing. */
export function queryWords(text: string): string[] {
	const words = [...new Set(namesIn(text).flatMap(partsOf))].filter((word) => word.length > 1);
	const telling = words.filter((word) => !STOP_WORDS.has(word));
	return (telling.length > 0 ? telling : words).slice(0, MAX_QUERY_WORDS);
}

/** The names of several parts in a query, such as `pool_timeout` and `HighErrorRate`, squashed. */
export function compoundsIn(text: string): string[] {
	return namesIn(text)
		.filter((name) => partsOf(name).length > 1)
		.map(squash);
}

/** Lower-case letters and digits only, so that `pool_timeout`, `pool-timeout` and "Pool timeout" are the same name. */
export function squash(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The word without the endings of plurals and verbs, if enough of it remains. */
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
/** More words than this are not a query, and each one costs a pass over the index. */
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
