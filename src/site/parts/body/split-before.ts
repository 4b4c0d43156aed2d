/**
 * Splits the HTML of a body before the section with an anchor.
 *
 * @throws Error if the body has no such section.
 */
export function splitBefore(html: string, anchor: string | undefined): [before: string, after: string] {
	if (anchor === undefined) return [html, ''];
	const at = html.indexOf(`<h2 id="${anchor}"`);
	if (at < 0) throw new Error(`The body has no section "${anchor}".`);
	return [html.slice(0, at), html.slice(at)];
}
