import { z } from 'astro/zod';
import { SlugSchema, TextSchema, TimeSchema } from '../primitives.ts';

/**
 * Where a command is on a page: `confirm`, `evidence sessions`, `question 2`, `mitigation 1 check`, `mitigation 1`,
 * `step 3` (`step 3, block 2` for the second command of that step), `verify`.
 */
const PlaceSchema = TextSchema;

/**
 * One or more texts to look for in an output. A text is plain or has gaps, as a signature does:
 * `server has room | <int> of 60`.
 */
const PrintedSchema = z.union([TextSchema, z.array(TextSchema).min(1)]);

/**
 * Values by parameter name: the value itself, or the place of an earlier command and a pattern for its output, in which
 * the gap with the name of the parameter finds the value.
 */
const ValuesSchema = z
	.record(
		z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of a parameter'),
		z.union([TextSchema, z.strictObject({ from: PlaceSchema, pattern: TextSchema })]),
	)
	.default({});

const TokenFileSchema = z.strictObject({
	/**
	 * The places of commands before which the responder logs in again. The token in the answer then replaces the one in
	 * the file.
	 */
	newFor: z.array(PlaceSchema),
	/** The path for logging in, with a POST. */
	login: z.string().startsWith('/'),
});

/** `content/rehearsals/<runbook>.yaml`: what the commands of a runbook have to print, and where they have to lead. */
export const RehearsalPlanSchema = z.strictObject({
	/** Values that the system of the scenario does not provide, or that replace those of the system. */
	values: ValuesSchema,
	/**
	 * Files that a responder has in the current folder, by name. Each is a copy of a file in `systems/`, or contains a
	 * token that a user sent: the last one that was rejected with 401 or, if none was, the last one.
	 */
	files: z.record(TextSchema, z.union([TextSchema, TokenFileSchema])).default({}),
	/** Commands that cannot be carried out here, with the reason. */
	cannot: z.record(PlaceSchema, TextSchema).default({}),
	/**
	 * Faults that the page once had or might get. `npm run rehearse -- --wrong` puts each into a copy of the page, and
	 * rehearses that copy in the scenario, which has to find a problem. The rehearsal of the page ignores these faults.
	 */
	wrong: z
		.array(
			z.strictObject({
				/** What the copy gets wrong: "calls a host that does not answer a full pool". */
				fault: TextSchema,
				/** Text that is replaced wherever the commands contain it. */
				replace: TextSchema,
				with: z.string(),
				scenario: SlugSchema,
			}),
		)
		.default([]),
	scenarios: z.record(
		SlugSchema,
		z.strictObject({
			/** Where the questions have to lead: a runbook (`runbook:pool-full`), or an answer, named by its pattern. */
			leads: TextSchema.optional(),
			/** Text that an output has to contain, by the place of the command. */
			prints: z.record(PlaceSchema, PrintedSchema).default({}),
			/** Text that an output must not contain, by the place of the command. */
			lacks: z.record(PlaceSchema, PrintedSchema).default({}),
			/** The mitigations to carry out, each on a new system in the same state. */
			mitigations: z
				.array(
					z.strictObject({
						/** The number on the page; the first is 1. */
						mitigation: z.number().int().min(1),
						/** Values that replace those of the plan, such as the id of a session that must not be ended. */
						values: ValuesSchema,
						/** What the mitigation itself prints. */
						prints: PrintedSchema.optional(),
						/** Whether users stop noticing the failure within the minutes that the page gives. */
						ends: z.boolean(),
						/** What other commands have to print afterwards, by their places. */
						then: z.record(PlaceSchema, PrintedSchema).default({}),
						/** Whether the commands in "rollback" are carried out afterwards. */
						undo: z.boolean().default(false),
					}),
				)
				.default([]),
		}),
	),
});
export type RehearsalPlan = z.infer<typeof RehearsalPlanSchema>;

const OutputSchema = z.strictObject({ place: PlaceSchema, exit: z.number().int().nullable(), output: z.string() });
export type CommandOutput = z.infer<typeof OutputSchema>;

/**
 * `content/rehearsals/<runbook>.json`: in each scenario, the last run that went as planned. `npm run rehearse` writes
 * it.
 */
export const RehearsalRecordSchema = z.strictObject({
	version: z.literal(1),
	runs: z.array(
		z.strictObject({
			scenario: SlugSchema,
			ranAt: TimeSchema,
			seconds: z.number().nonnegative(),
			versions: z.record(z.string(), z.string()),
			/** The hash of everything that the result depends on: commands, plan, scenario, programs. */
			sourceHash: z.string(),
			/** Where the questions led, in the same form as in the plan. */
			leads: z.string().optional(),
			outputs: z.array(OutputSchema),
			mitigations: z.array(
				z.strictObject({
					mitigation: z.number().int(),
					/** Seconds from the command until users stopped noticing the failure; null if they did not stop. */
					endedAfter: z.number().nonnegative().nullable(),
					outputs: z.array(OutputSchema),
				}),
			),
		}),
	),
});
export type RehearsalRecord = z.infer<typeof RehearsalRecordSchema>;
export type RehearsedRun = RehearsalRecord['runs'][number];
