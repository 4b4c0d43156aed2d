import { z } from 'astro/zod';
import { problemOfAddress } from '../address/link-address.ts';

/** A value that the source does not give. It is written explicitly, so that a reader sees that it was not forgotten. */
export const NOT_RECORDED = 'not recorded';

/** A permanent id: lower-case words joined by hyphens. */
export const SlugSchema = z
	.string()
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like "orders-pool-leak"');

/** Text for a reader. White space at either end is dropped, so a YAML block scalar needs no chomping mark. */
export const TextSchema = z.string().trim().min(1, 'must not be empty');

/** A complete web address that a page may link to, without a user name or a password. */
export const AddressSchema = z
	.url({ abort: true })
	.refine(isWebAddress, 'must start with "https://" or "http://", and name no user');

export function isWebAddress(url: string): boolean {
	return /^https?:/i.test(url) && problemOfAddress(url) === undefined;
}

const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * RFC 3339 in UTC, seconds optional: `2024-12-05T09:30Z`.
 *
 * Some YAML readers turn an unquoted time into a `Date`; both forms come out as the same text.
 */
export const TimeSchema = z.preprocess(
	(value) => (value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : value),
	z
		.string()
		.regex(UTC_TIME, 'must be an RFC 3339 time in UTC, like "2024-12-05T09:30:00Z"')
		.refine((text) => exists(text, 16), 'is not a time that exists')
		.transform((text) => (text.length === 17 ? text.replace('Z', ':00Z') : text)),
);

/** A calendar day: `2024-12-05`. */
export const DaySchema = z.preprocess(
	(value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
	z
		.string()
		.regex(DAY, 'must be a day, like "2024-12-05"')
		.refine((text) => exists(text, 10), 'is not a day that exists'),
);

/**
 * Whether a time exists. `Date` turns 31 February into 2 March, so a time exists only if a round trip does not change it.
 */
function exists(text: string, significant: number): boolean {
	const date = new Date(text);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, significant) === text.slice(0, significant);
}

/** A time, or the words "not recorded". */
export const TimeOrNotRecordedSchema = z.union([z.literal(NOT_RECORDED), TimeSchema]);

/** The kinds of entries, in the order in which lists show them. */
export const KINDS = ['error', 'runbook', 'postmortem', 'snippet', 'path', 'service', 'term'] as const;
export type Kind = (typeof KINDS)[number];

/** The folder of each kind in `content/`. */
export const FOLDER_OF = {
	error: 'errors',
	runbook: 'runbooks',
	postmortem: 'postmortems',
	snippet: 'snippets',
	path: 'paths',
	service: 'services',
	term: 'glossary',
} as const satisfies Record<Kind, string>;

/** A link to any entry: `kind:id`, for example `runbook:pool-full`. */
export const RefSchema = z
	.string()
	.regex(
		new RegExp(`^(?:${KINDS.join('|')}):[a-z0-9]+(?:-[a-z0-9]+)*$`),
		'must be a kind and an id, like "runbook:pool-full"',
	);

/** Fields that every kind of entry may have. */
export const commonFields = {
	/** Former ids of this entry. Their addresses keep working, and no other entry may use them. */
	aliases: z.array(SlugSchema).default([]),
	/** Tags from `content/tags.yaml`. */
	tags: z.array(SlugSchema).default([]),
};

/** The effects of a command on the system that it runs against. */
export const EFFECTS = ['read', 'change', 'destroy'] as const;
export const EffectSchema = z.enum(EFFECTS);
export type Effect = z.infer<typeof EffectSchema>;

/** Names and version ranges that an entry applies to, for example `SQLAlchemy: ">=2.0 <2.1"`. */
export const AppliesToSchema = z.record(TextSchema, TextSchema);
