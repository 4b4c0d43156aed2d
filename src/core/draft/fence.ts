/** Wraps code in a Markdown fence that no line of the code can close. */
export function fence(language: string, code: string): string {
	const length = [...code.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length + 1), 3);
	const mark = '`'.repeat(length);
	return `${mark}${language}\n${code}\n${mark}`;
}
