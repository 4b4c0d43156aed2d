/**
 * Escapes plain text as Markdown, so that it contains no link, image, HTML or backslash escape. Marks that only change
 * the look of a text, such as `*`, are not escaped, so that the file itself stays readable.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/\\(?=[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/g, '\\\\')
		.replace(/\](?=[([:])/g, '\\]')
		.replace(/<(?=[a-z/!?])/gi, '\\<');
}

/** A character that Markdown takes literally after a backslash. */
export const ESCAPABLE = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/;
