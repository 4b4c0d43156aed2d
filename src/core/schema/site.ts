import { z } from 'astro/zod';
import { problemOfAddress } from '../address/link-address.ts';
import { AddressSchema, isWebAddress, SlugSchema, TextSchema } from './primitives.ts';

/** `content/site.yaml`: what a team changes to make the site its own. */
export const SiteSchema = z.strictObject({
	/** Name in the header. */
	name: TextSchema,
	/** One sentence for search engines and feeds. */
	description: TextSchema,
	/** Where the site is published, with its path if it has one: `https://org.github.io/kb/`. */
	url: AddressSchema.refine(
		(url) => /^[^?#]*$/.test(url),
		'must end before a "?" or "#": the pages come after it',
	).refine(
		(url) => PLAIN_PATH.test(new URL(url).pathname),
		'must have a plain path, like "/kb/": letters, digits, "-", "_" and ".", without an empty or hidden folder',
	),
	/** Address of a file in the repository for editing; `{path}` stands for its path. */
	editUrl: z
		.url({ abort: true })
		.includes('{path}', { abort: true })
		.refine(isWebAddress, 'must start with "https://" or "http://"')
		.optional(),
	/** Where to report a security problem. */
	securityContact: z
		.url({ abort: true })
		.refine((url) => problemOfAddress(url) === undefined, 'must start with "https:", "mailto:" or "tel:"'),
});
export type SiteSettings = z.infer<typeof SiteSchema>;

/** The policy of each page names folders below this path, and there a comma or a semicolon begins something else. */
const PLAIN_PATH = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/;

/** `content/tags.yaml`: every tag with what it is for. */
export const TagsSchema = z.record(SlugSchema, TextSchema);
export type Tags = z.infer<typeof TagsSchema>;
