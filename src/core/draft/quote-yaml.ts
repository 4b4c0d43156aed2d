/** A text as YAML in single quotes: nothing in it has a meaning but the quote itself. */
export function quoteYaml(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
