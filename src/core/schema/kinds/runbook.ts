import { z } from 'astro/zod';
import { checkValue, PARAM_PATTERNS } from '../../runbook/command/check-value.ts';
import {
	AppliesToSchema,
	commonFields,
	DaySchema,
	EffectSchema,
	SlugSchema,
	TextSchema,
	fitsFolderName,
	TOO_LONG,
} from '../primitives.ts';

/** The languages that a command can be written in. */
export const COMMAND_LANGUAGES = ['sh', 'sql', 'promql', 'python'] as const;

export const ParamSchema = z
	.strictObject({
		/** The shell variable that commands on this page use, without `$`. */
		name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be UPPER_CASE, like "NAMESPACE"'),
		/** The label of its input in the form. */
		label: TextSchema,
		pattern: z.enum(PARAM_PATTERNS),
		/** A value that fits the pattern. */
		example: TextSchema,
		/** The alert label that carries the value. */
		from: TextSchema.optional(),
	})
	.refine(({ pattern, example }) => checkValue(pattern, example).ok, {
		path: ['example'],
		error: 'must fit its "pattern": the page would reject this value if a reader typed it',
	});

/**
 * A name that Prometheus accepts as an alert name, except names that cannot safely be a URL path segment: those with
 * slashes, percent signs, `?`, `#`, quotes, angle or curly brackets, `|` or control characters, and those that are too
 * long or consist only of dots.
 */
export const AlertNameSchema = z
	.string()
	.trim()
	.min(1)
	.max(120)
	.regex(
		/^(?!\.+$)[^/\\?#%<>"'`{}|\p{Cc}]+$/u,
		'must be the name of an alert, without /, \\, ?, #, %, |, quotes, angle or curly brackets',
	)
	.refine(fitsFolderName, TOO_LONG);

export const MitigationSchema = z.strictObject({
	/** An imperative: "Restart one replica at a time". */
	title: TextSchema,
	/** What it does for the users, and what it does not do. */
	why: TextSchema.optional(),
	/** What has to be true first. State it in full here: a mitigation must not send its reader to a later part of the page. */
	precondition: TextSchema.optional(),
	/** A read-only command that shows whether the precondition holds. */
	check: TextSchema.optional(),
	effect: EffectSchema.exclude(['read']),
	language: z.enum(COMMAND_LANGUAGES).default('sh'),
	/** The command itself, with parameters as plain shell variables. */
	command: TextSchema,
	/** What a good run prints, or what to see afterwards. */
	expect: TextSchema.optional(),
	/** When to stop. */
	abortIf: TextSchema.optional(),
	/** How to undo it. If there is nothing to undo, say so. */
	rollback: TextSchema.optional(),
	/** What else it does; for a command with `effect: destroy`, what is lost. */
	sideEffects: TextSchema.optional(),
	/** Ids of the `evidence` that is gone afterwards. */
	destroys: z.array(SlugSchema).default([]),
	/** Minutes until it takes effect. */
	minutes: z.number().positive().optional(),
});

export const DiscriminatorSchema = z.strictObject({
	/** A cause that shows the same symptoms. */
	lookAlike: TextSchema,
	/** The question that distinguishes this cause. */
	ask: TextSchema,
	/** A read-only command that answers the question. */
	command: TextSchema,
	language: z.enum(COMMAND_LANGUAGES).default('sh'),
	answers: z
		.array(
			z.strictObject({
				/** The output, as a matcher template: `idle in transaction <int:sessions>`. */
				pattern: TextSchema,
				/** The meaning, in words. */
				means: TextSchema,
				/** The next action. If it starts with "Question 3.", it leads to the third question. */
				next: TextSchema,
				/** The runbook to continue with. */
				runbook: SlugSchema.optional(),
			}),
		)
		.min(1),
});

export const SignalSchema = z.strictObject({
	/**
	 * A generic message or a status, in the syntax of an error's signatures: `Pool exhausted, waiting for available
	 * connection`. A template of two words counts only if it matches a whole message, and a template of one word only if
	 * it matches the whole text.
	 */
	template: TextSchema.max(2000),
	/**
	 * `status`: an HTTP status or a failure rate, which counts only in a text of a few lines that names no exception.
	 */
	kind: z.enum(['log', 'status']).default('log'),
});

export const EvidenceStepSchema = z.strictObject({
	/** The id by which a mitigation's `destroys` refers to this. */
	id: SlugSchema,
	/** An imperative: "Save the open transactions". */
	title: TextSchema,
	/** A read-only command whose output is the evidence. */
	command: TextSchema,
	language: z.enum(COMMAND_LANGUAGES).default('sh'),
	/** What the output will show later. */
	shows: TextSchema.optional(),
});

export const UseSchema = z.strictObject({
	/** The day on which the runbook was used. */
	on: DaySchema,
	/** The title of the mitigation that was tried; omitted if the runbook was followed without one. */
	mitigation: TextSchema.optional(),
	/** Whether it ended the symptom. */
	worked: z.boolean(),
	/** Minutes from opening the runbook to the end of the symptom. */
	minutes: z.number().nonnegative().optional(),
});
export type UseRecord = z.infer<typeof UseSchema>;

export const RunbookSchema = z.strictObject({
	...commonFields,
	/** The symptom as responders see it: "API returns 503, the pool is full". */
	title: TextSchema.min(8),
	/** Two sentences: what is happening, and what to do first. */
	summary: TextSchema,
	/** What the responder sees. */
	symptoms: z.array(TextSchema).default([]),
	/** Names of the Prometheus alerts that lead here. */
	alerts: z.array(AlertNameSchema).default([]),
	/**
	 * Messages with several possible causes, which the `discriminators` of this runbook tell apart. A paste of such a
	 * message gets the answer "possible" with this runbook, unless an error is known. A runbook with signals is a fork: it
	 * comes first among the runbooks that list the same alert.
	 */
	signals: z.array(SignalSchema).default([]),
	errors: z.array(SlugSchema).default([]),
	services: z.array(SlugSchema).default([]),
	params: z.array(ParamSchema).default([]),
	/** Permissions that the responder needs before starting. */
	access: z.array(TextSchema).default([]),
	/** How to see that this is the right runbook, before anything is changed. */
	confirm: z
		.strictObject({
			text: TextSchema,
			command: TextSchema.optional(),
			language: z.enum(COMMAND_LANGUAGES).default('sh'),
			expect: TextSchema,
			/** Where to go if it is something else. */
			otherwise: TextSchema.optional(),
		})
		.optional(),
	/** What to save before a mitigation destroys it. */
	evidence: z.array(EvidenceStepSchema).default([]),
	/** At most three, most reversible and quickest first. */
	mitigations: z.array(MitigationSchema).max(3).default([]),
	discriminators: z.array(DiscriminatorSchema).default([]),
	/** How to see that it is over. */
	verify: z
		.strictObject({
			text: TextSchema,
			command: TextSchema.optional(),
			language: z.enum(COMMAND_LANGUAGES).default('sh'),
			expect: TextSchema,
		})
		.optional(),
	/** When to hand over, to whom, and what to bring. */
	escalate: z.strictObject({ when: TextSchema, to: TextSchema, bring: TextSchema }).optional(),
	/** One line for each time it was used, so that its track record stays current. */
	happened: z.array(UseSchema).default([]),
	appliesTo: AppliesToSchema.optional(),
});
export type Runbook = z.infer<typeof RunbookSchema>;
