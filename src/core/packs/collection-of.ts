/** The name of Astro's collection for the pages of the team or of a pack. */
export function collectionOf(root: string): string {
	return `pages-of-${root}`;
}
