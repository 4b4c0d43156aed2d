import { z } from 'astro/zod';
import { problemOfAddress } from '../address/link-address.ts';

/** A value that the source does not give. It is written explicitly, so that a reader sees that it was not forgotten. */
export const NOT_RECORDED = 'not recorded';

/** Maximum length of an id. Ids become file names, which are limited to 255 bytes, and parts of addresses that people type. */
export const MAX_NAME = 100;

/** A permanent id: lower-case words joined by hyphens. */
export const SlugSchema = z
	.string()
	.max(MAX_NAME)
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like "orders-pool-leak"');

/** Text for a reader. White space at either end is dropped, so a YAML block scalar needs no chomping indicator. */
export const TextSchema = z.string().trim().min(1, 'must not be empty');

/** Whether a name is short enough to become part of an address, which is also the name of a folder of the built site. */
export function fitsFolderName(name: string): boolean {
	return new TextEncoder().encode(name).length <= 2 * MAX_NAME;
}

export const TOO_LONG = 'must be shorter: it becomes part of an address, and may have at most 200 bytes';

/** The name of a team. It becomes part of the address of the team's page. */
export const TeamSchema = TextSchema.refine(fitsFolderName, TOO_LONG);

/** A complete web address that a page may link to, without a user name or a password. */
export const AddressSchema = z
	.url({ abort: true })
	.refine(isWebAddress, 'must start with "https://" or "http://", and contain no user name');

export function isWebAddress(url: string): boolean {
	return /^https?:/i.test(url) && problemOfAddress(url) === undefined;
}

const RFC_3339 = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * RFC 3339, seconds optional: `2024-12-05T09:30Z` or `2024-12-05T11:30+02:00`. The result is in UTC, with seconds.
 *
 * Some YAML readers turn an unquoted time into a `Date`; both forms give the same text.
 */
export const TimeSchema = z.preprocess(
	(value) => (value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : value),
	z
		.string()
		.regex(RFC_3339, 'must be an RFC 3339 time, like "2024-12-05T09:30:00Z" or "2024-12-05T11:30:00+02:00"')
		// Checks the local time as written, as if it were in UTC.
		.refine((text) => exists(text.replace(RFC_3339, '$1$2Z'), 16), 'is not a time that exists')
		.transform((text) => new Date(text).toISOString().replace('.000Z', 'Z')),
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
function exists(text: string, comparedLength: number): boolean {
	const date = new Date(text);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, comparedLength) === text.slice(0, comparedLength);
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

/** How complete an entry is, from least to most; `stages.ts` defines what each stage demands. */
export const STAGES = ['imported', 'unreviewed', 'reviewed'] as const;
export type Stage = (typeof STAGES)[number];

/** Who may read an entry. */
export const AUDIENCES = ['public', 'internal'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Fields that every kind of entry may carry. */
export const commonFields = {
	/** Former ids of this entry. Their addresses keep working, and no other entry may use them. */
	aliases: z.array(SlugSchema).default([]),
	/** Tags from `tags.yaml`. */
	tags: z.array(SlugSchema).default([]),
	/** `imported` entries are published with a list of the fields that they lack; `reviewed` entries lack none. */
	stage: z.enum(STAGES).default('unreviewed'),
	/** Required for, and only for, `stage: reviewed`. */
	review: z
		.strictObject({
			/** The team that reviewed it. */
			by: TextSchema,
			/** The day on which it did. */
			on: DaySchema,
			/** The day by which it has to be reviewed again. */
			due: DaySchema,
		})
		.optional(),
	/** `internal` entries are left out of a site unless it is built with `--audience internal`. */
	audience: z.enum(AUDIENCES).default('public'),
	/** The team that looks after it; "not recorded" where no source names one. */
	owner: TeamSchema.optional(),
	/** A note that applies only to this team, about its own entry or about a pack's entry that it extends. */
	note: TextSchema.optional(),
};

/** The effects of a command on the system that it runs against. */
export const EFFECTS = ['read', 'change', 'destroy'] as const;
export const EffectSchema = z.enum(EFFECTS);
export type Effect = z.infer<typeof EffectSchema>;

/** Software that an entry applies to, with version ranges, for example `SQLAlchemy: ">=2.0 <2.1"`. */
export const AppliesToSchema = z.record(TextSchema, TextSchema);
