import { z } from 'astro/zod';
import { ErrorSchema } from './error.ts';
import { AUDIENCES, SlugSchema, TeamSchema, TextSchema, type Kind } from './primitives.ts';
import { RunbookSchema } from './runbook.ts';
import { TermSchema } from './term.ts';

/** What a team may add to any entry of a pack. */
const addedFields = {
	/** Says that this page adds to the one of the same id in a pack; without it, it would replace that page. */
	extends: z.literal(true),
	/** The team that looks after the entry here. */
	owner: TeamSchema.optional(),
	/** What only this team has to know about it. */
	note: TextSchema.optional(),
	/** Tags beside those of the pack. */
	tags: z.array(SlugSchema).default([]),
	/** Who may read the addition; the entry itself stays as public as the pack has it. */
	audience: z.enum(AUDIENCES).default('public'),
};

const FixSchema = z.union([
	/** A step of the team's own, shown before those of the pack. */
	z.strictObject({ text: TextSchema, runbook: SlugSchema.optional() }),
	/** The team's runbook for a fix of the pack. */
	z.strictObject({ id: SlugSchema, runbook: SlugSchema }),
]);

const ErrorExtensionSchema = z.strictObject({
	...addedFields,
	fixes: z.array(FixSchema).default([]),
	/** Runbooks of the team, shown before those of the pack. */
	runbooks: ErrorSchema.shape.runbooks,
	/** Reproductions of the team. */
	snippets: ErrorSchema.shape.snippets,
});

const RunbookExtensionSchema = z.strictObject({
	...addedFields,
	/** Names under which the team's alerts lead here. */
	alerts: RunbookSchema.shape.alerts,
	errors: RunbookSchema.shape.errors,
	services: RunbookSchema.shape.services,
	/** To whom the team hands over, in place of what the pack says. */
	escalate: RunbookSchema.shape.escalate,
	/** Each time the team used it. */
	happened: RunbookSchema.shape.happened,
});

const TermExtensionSchema = z.strictObject({
	...addedFields,
	alsoCalled: TermSchema.shape.alsoCalled,
	see: TermSchema.shape.see,
});

/** The fields with which a team extends an entry of a pack, by kind. A kind that packs do not hold takes none. */
export const EXTENSION_SCHEMA_OF = {
	error: ErrorExtensionSchema,
	runbook: RunbookExtensionSchema,
	snippet: z.strictObject(addedFields),
	path: z.strictObject(addedFields),
	term: TermExtensionSchema,
} as const satisfies Partial<Record<Kind, z.ZodObject>>;

/** The kinds that a pack may hold. */
export type PackKind = keyof typeof EXTENSION_SCHEMA_OF;
export const PACK_KINDS = Object.keys(EXTENSION_SCHEMA_OF) as PackKind[];

export type ExtensionOf<K extends PackKind> = z.infer<(typeof EXTENSION_SCHEMA_OF)[K]>;
