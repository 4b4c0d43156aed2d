/** Writes a text as YAML in single quotes, where only the quote itself has a special meaning. */
export function quoteYaml(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
