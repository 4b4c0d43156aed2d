import { parseFrontmatter } from 'astro/markdown';
import { messageOf } from '../../core/text/message-of.ts';

/**
 * What the site makes of a page: its fields, and the text that it hands to its MDX parser. This is the function of Astro
 * that the content loader and the compiler of pages call, with the argument that both of them give it.
 *
 * The body is the whole file with spaces in place of the fields, so its lines are those of the file. Never throws: where
 * Astro's YAML reader does, `problem` has what it said.
 */
export function readAsSite(source: string): SiteReading | { problem: string } {
	try {
		const { rawFrontmatter, frontmatter, content } = parseFrontmatter(source, { frontmatter: 'empty-with-spaces' });
		return { yaml: rawFrontmatter, fields: frontmatter, body: content };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

export interface SiteReading {
	/** The YAML, with what follows the opening dashes on their line. */
	yaml: string;
	fields: unknown;
	body: string;
}
