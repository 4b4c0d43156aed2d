import { parseFrontmatter } from 'astro/markdown';
import { messageOf } from '../../../core/text/message-of.ts';

/**
 * Reads a page as the site does: returns its fields, and the text that the site passes to its MDX parser. This calls the
 * same Astro function, with the same argument, as the content loader and the compiler of pages.
 *
 * The body is the whole file with spaces in place of the fields, so its lines match the file. Never throws: if Astro's YAML
 * reader throws, `problem` contains its message.
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
	/** The YAML, including any text after the opening dashes on their line. */
	yaml: string;
	fields: unknown;
	body: string;
}
