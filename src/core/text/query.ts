/**
 * Queries to try in turn for a text that somebody typed or pasted. Text in quotation marks is a phrase, which is
 * searched for only as it is. Otherwise, the first query is the whole text. A full-text index requires every word to be
 * on one page, so a pasted line with numbers, times and paths of its own finds no page. The second query therefore
 * drops words that vary, and the others contain only the most specific words.
 */
export function searchQueries(text: string): string[] {
	const whole = text.trim().replace(/\s+/g, ' ').slice(0, MAX_LENGTH);
	if (whole === '') return [];
	if (/^".*"$/.test(whole)) return [whole];
	const words = whole.split(/[\s,;:()[\]{}<>"'=]+/).filter((word) => word !== '');
	const stable = words.filter((word) => /^\p{L}[\p{L}_.'-]*$/u.test(word) && !LEVELS.has(word.toUpperCase()));
	const specific = [...new Set(stable)].sort((a, b) => weight(b) - weight(a));
	const queries = [
		whole,
		stable.slice(0, 12).join(' '),
		specific.slice(0, 4).join(' '),
		specific.slice(0, 2).join(' '),
	];
	return [...new Set(queries)].filter((query) => query !== '');
}

/** The whole text is cut to this number of characters. */
const MAX_LENGTH = 300;
const LEVELS = new Set(['DEBUG', 'INFO', 'WARN', 'WARNING', 'ERROR', 'FATAL', 'CRITICAL']);

/** Identifiers weigh more than words, and long words more than short ones. */
function weight(word: string): number {
	return word.length + (/[a-z][A-Z]|_/.test(word) ? 20 : 0);
}
