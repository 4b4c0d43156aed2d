/** The anchor of a heading: its words in lower case, joined by hyphens. */
export function slugOf(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}
