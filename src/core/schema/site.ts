import { z } from 'astro/zod';
import { problemOfAddress } from '../address/link-address.ts';
import { AddressSchema, isWebAddress, SlugSchema, TextSchema } from './primitives.ts';

/** `content/site.yaml`: the settings that a team changes to make the site its own. */
export const SiteSchema = z.strictObject({
	/** Name in the header. */
	name: TextSchema,
	/** One sentence for search engines and feeds. */
	description: TextSchema,
	/** The address of the published site, without a path. */
	url: AddressSchema,
	/** Address for editing a file of the repository; `{path}` is replaced by the path of the file. */
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

/** `content/tags.yaml`: every tag with its purpose. */
export const TagsSchema = z.record(SlugSchema, TextSchema);
export type Tags = z.infer<typeof TagsSchema>;
