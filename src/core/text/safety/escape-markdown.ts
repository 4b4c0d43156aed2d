/**
 * Plain text as Markdown that shows the same text: what would be a link, an image, HTML or an escape is escaped. Marks that
 * only change the look of a text, such as `*`, stay as they are, so that people can read the file too.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/\\(?=[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/g, '\\\\')
		.replace(/\](?=[([:])/g, '\\]')
		.replace(/<(?=[a-z/!?])/gi, '\\<');
}

/** A character before which a backslash is an escape. */
export const MARK = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/;
