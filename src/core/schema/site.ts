import { z } from 'astro/zod';
import { problemOfAddress } from '../address/link-address.ts';
import { AddressSchema, isWebAddress, SlugSchema, TextSchema } from './primitives.ts';

/** What this engine reads. It grows by one when content has to change; `hindsight migrate` knows each step. */
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
	/** The reference packs to take in, from `packs/` of the content or of the engine: `[pools, tokens]`. */
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

/** The policy of each page names folders below this path, and there a comma or a semicolon begins something else. */
const PLAIN_PATH = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/;

/** `content/tags.yaml`: every tag with what it is for. */
export const TagsSchema = z.record(SlugSchema, TextSchema);
export type Tags = z.infer<typeof TagsSchema>;
