import { z } from 'astro/zod';
import { ErrorSchema } from './kinds/error.ts';
import { AUDIENCES, SlugSchema, TeamSchema, TextSchema, type Kind } from './primitives.ts';
import { RunbookSchema } from './kinds/runbook.ts';
import { TermSchema } from './kinds/term.ts';

/** What a team may add to any entry of a pack. */
const addedFields = {
	/** Marks a page that extends the pack's page with the same id. A page without it would replace that page. */
	extends: z.literal(true),
	/** The team that looks after the entry on this site. */
	owner: TeamSchema.optional(),
	/** A note about the entry that applies only to this team. */
	note: TextSchema.optional(),
	/** Tags in addition to those of the pack. */
	tags: z.array(SlugSchema).default([]),
	/** Who may read the addition. The audience of the pack's entry does not change. */
	audience: z.enum(AUDIENCES).default('public'),
};

const FixSchema = z.union([
	/** A fix by the team, shown before those of the pack. */
	z.strictObject({ text: TextSchema, runbook: SlugSchema.optional() }),
	/** The team's runbook for a fix of the pack. */
	z.strictObject({ id: SlugSchema, runbook: SlugSchema }),
]);

const ErrorExtensionSchema = z.strictObject({
	...addedFields,
	fixes: z.array(FixSchema).default([]),
	/** The team's runbooks, shown before those of the pack. */
	runbooks: ErrorSchema.shape.runbooks,
	/** The team's snippets that reproduce the error. */
	snippets: ErrorSchema.shape.snippets,
});

const RunbookExtensionSchema = z.strictObject({
	...addedFields,
	/** Names of the team's alerts that lead here. */
	alerts: RunbookSchema.shape.alerts,
	errors: RunbookSchema.shape.errors,
	services: RunbookSchema.shape.services,
	/** When the team hands over, and to whom. Replaces the pack's text. */
	escalate: RunbookSchema.shape.escalate,
	/** One line for each time the team used it. */
	happened: RunbookSchema.shape.happened,
});

const TermExtensionSchema = z.strictObject({
	...addedFields,
	alsoCalled: TermSchema.shape.alsoCalled,
	see: TermSchema.shape.see,
});

/** The fields with which a team extends an entry of a pack, by kind. A pack contains only these kinds. */
export const EXTENSION_SCHEMA_OF = {
	error: ErrorExtensionSchema,
	runbook: RunbookExtensionSchema,
	snippet: z.strictObject(addedFields),
	path: z.strictObject(addedFields),
	term: TermExtensionSchema,
} as const satisfies Partial<Record<Kind, z.ZodObject>>;

/** The kinds that a pack may contain. */
export type PackKind = keyof typeof EXTENSION_SCHEMA_OF;
export const PACK_KINDS = Object.keys(EXTENSION_SCHEMA_OF) as PackKind[];

export type ExtensionOf<K extends PackKind> = z.infer<(typeof EXTENSION_SCHEMA_OF)[K]>;
