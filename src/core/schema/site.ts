import { z } from 'astro/zod';
import { problemOfAddress } from '../address/link-address.ts';
import { AddressSchema, isWebAddress, SlugSchema, TextSchema } from './primitives.ts';

/** The content format that this engine reads. It increases by one when existing content has to be migrated. */
export const CONTENT_FORMAT = 2;

/** `content/site.yaml`: what a team changes to make the site its own. */
export const SiteSchema = z.strictObject({
	/** The version of the format that the content is written in. "hindsight migrate" brings older content to this one. */
	format: z.literal(CONTENT_FORMAT),
	/** Name in the header. */
	name: TextSchema,
	/** One sentence for search engines and feeds. */
	description: TextSchema,
	/** Where the site is published, with its path if it has one: `https://org.github.io/kb/`. */
	url: AddressSchema.refine(
		(url) => /^[^?#]*$/.test(url),
		'must not contain "?" or "#": the paths of the pages are appended to it',
	).refine(
		(url) => PLAIN_PATH.test(new URL(url).pathname),
		'must have a plain path, like "/kb/": letters, digits, "-", "_" and ".", without an empty or hidden folder',
	),
	/** The address for editing a file of the repository; `{path}` is replaced by the path of the file. */
	editUrl: z
		.url({ abort: true })
		.includes('{path}', { abort: true })
		.refine(isWebAddress, 'must start with "https://" or "http://"')
		.optional(),
	/** The reference packs to include, from `packs/` of the content or of the engine: `[pools, tokens]`. */
	packs: z.array(SlugSchema).default([]),
	/** Where to report a security problem. */
	securityContact: z
		.url({ abort: true })
		.refine((url) => problemOfAddress(url) === undefined, 'must start with "https:", "mailto:" or "tel:"')
		.refine(
			(url) => /^(?:https?:|mailto:[^@?]+@[^@?]+|tel:\+?[\d-])/i.test(url),
			'must name somebody after "mailto:" or "tel:", like "mailto:security@example.org"',
		),
});
export type SiteSettings = z.infer<typeof SiteSchema>;

/** The content security policy names folders below this path, and a comma or a semicolon would end such a name. */
const PLAIN_PATH = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/;

/** `content/tags.yaml`: every tag, with its purpose. */
export const TagsSchema = z.record(SlugSchema, TextSchema);
export type Tags = z.infer<typeof TagsSchema>;
