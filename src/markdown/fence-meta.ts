/** Reads the words after a fence's language: `effect=read title=psql` becomes `{ effect: 'read', title: 'psql' }`. */
export function parseFenceMeta(meta: string): Record<string, string> {
	const values: Record<string, string> = {};
	for (const word of meta.split(/\s+/)) {
		const equals = word.indexOf('=');
		if (equals > 0) values[word.slice(0, equals)] = word.slice(equals + 1).replace(/^"(.*)"$/, '$1');
	}
	return values;
}
