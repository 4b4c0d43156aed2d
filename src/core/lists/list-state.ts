/** What a reader chose on a list page: the words of the filter, a value for some facets, and the order. */
export type ListState = Readonly<Record<string, string>>;

/**
 * Reads the choices from the query of an address. Unknown names are ignored, and so are empty values.
 *
 * @param names The names of the controls: `q`, `sort` and the facets.
 */
export function parseListState(query: string, names: readonly string[]): ListState {
	const params = new URLSearchParams(query);
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = params.get(name)?.trim() ?? '';
			return value === '' ? [] : [[name, value]];
		}),
	);
}

/** Writes the choices as the query of an address, without `?`; empty if nothing is chosen. */
export function renderListState(state: ListState): string {
	return String(new URLSearchParams(Object.entries(state).filter(([, value]) => value.trim() !== '')));
}

/** The words of a filter, in lower case. Spaces separate them in the text. */
export function filterWords(text: string): string[] {
	return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * Whether a row has all words in its text and, for each chosen facet, the chosen value.
 *
 * @param row The text of the row, in lower case, and its values for each facet, separated by spaces.
 */
export function isShown(
	row: { text: string; values: Readonly<Record<string, string | undefined>> },
	words: readonly string[],
	facets: ListState,
): boolean {
	return (
		words.every((word) => row.text.includes(word)) &&
		Object.entries(facets).every(([facet, value]) => value === '' || row.values[facet]?.split(' ').includes(value))
	);
}

/** Compares two sort keys: numbers by their value, texts alphabetically. A row without a key always comes last. */
export function compareKeys(a: string, b: string, isDescending = false): number {
	if (a === '' || b === '') return Number(a === '') - Number(b === '');
	const order = a.localeCompare(b, 'en', { numeric: true });
	return isDescending ? -order : order;
}
