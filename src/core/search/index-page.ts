/**
 * Returns the HTML of a built page as the full-text index should read it. Code is put between two marks, so that
 * excerpts can leave it out; the lede becomes the summary of a result; and results can be sorted by title and by the
 * date of the last edit.
 *
 * The pages themselves do not change, because the additions, which only the index needs, would make every page larger.
 */
export function indexPage(html: string): string {
	const edited = /<time datetime="?(\d{4}-\d{2}-\d{2})/.exec(html)?.[1] ?? '';
	return html
		.replaceAll(/<pre\b[^>]*>/g, (tag) => `${tag}${CODE_BEGINS} `)
		.replaceAll('</pre>', ` ${CODE_ENDS}</pre>`)
		.replaceAll(/<code>(?=[^< ]* )/g, `<code>${INLINE_COMMAND} `)
		.replaceAll(/<\/(?:h[1-6]|li|dt|dd|th|td|summary|b)>/g, (tag) => ` ${PART_ENDS} ${tag}`)
		.replace(/<p class="?lede"?/, (tag) => `${tag} data-pagefind-meta="summary"`)
		.replace(/<h1\b/, (tag) => `${tag} data-pagefind-sort="title"`)
		.replace(
			'<article data-pagefind-body',
			(tag) => `${tag} data-pagefind-sort="edited:${edited.replaceAll('-', '')}"`,
		);
}

/*
 * Characters for private use, which pages hardly ever contain. Pagefind leaves them in the text of a page, as separate
 * words.
 */
export const CODE_BEGINS = '\uE000';
export const CODE_ENDS = '\uE001';
/** The end of a heading, a row, a term or a label, where the text has no full stop. */
export const PART_ENDS = '\uE002';
/** Precedes inline code that has several words. */
export const INLINE_COMMAND = '\uE003';
