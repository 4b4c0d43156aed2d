import { z } from 'astro/zod';
import { checkValue, PARAM_PATTERNS } from '../runbook/command/check-value.ts';
import { AppliesToSchema, commonFields, EffectSchema, SlugSchema, TextSchema } from './primitives.ts';

/** The languages a command can be written in. */
export const COMMAND_LANGUAGES = ['sh', 'sql', 'promql', 'python'] as const;

export const ParamSchema = z
	.strictObject({
		/** The shell variable that commands on this page use, without `$`. */
		name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be UPPER_CASE, like "NAMESPACE"'),
		/** The label in the form. */
		label: TextSchema,
		pattern: z.enum(PARAM_PATTERNS),
		/** A value that fits the pattern. */
		example: TextSchema,
		/** The alert label that carries the value. */
		from: TextSchema.optional(),
	})
	.refine(({ pattern, example }) => checkValue(pattern, example).ok, {
		path: ['example'],
		error: 'must fit its "pattern": the page rejects the same value from a reader',
	});

export const MitigationSchema = z.strictObject({
	/** An imperative: "Restart one replica at a time". */
	title: TextSchema,
	/** The effect for users, and the limits of that effect. */
	why: TextSchema,
	/** The condition that must be true first. */
	precondition: TextSchema,
	/** A read-only command that shows whether the precondition holds. */
	check: TextSchema.optional(),
	effect: EffectSchema.exclude(['read']),
	language: z.enum(COMMAND_LANGUAGES).default('sh'),
	/** The command itself, with parameters as plain shell variables. */
	command: TextSchema,
	/** The output of a successful run, or the change to see afterwards. */
	expect: TextSchema,
	/** When to stop. */
	abortIf: TextSchema,
	/** How to undo it. Write "nothing to undo" explicitly. */
	rollback: TextSchema,
	/** Other effects; for a destroy command, the data that is lost. */
	sideEffects: TextSchema,
	/** Minutes until the mitigation takes effect. */
	minutes: z.number().positive(),
});

export const DiscriminatorSchema = z.strictObject({
	/** The cause that looks the same from outside. */
	lookAlike: TextSchema,
	/** The question that tells this cause apart. */
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
				/** The next action. "Question 3." at its start leads to the third question. */
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
	 * connection`. A template of two words counts only if it is a whole message, and a single word only if it is the whole
	 * text.
	 */
	template: TextSchema,
	/**
	 * `status`: an HTTP status or a share of failures, which counts only in a text of a few lines that names no exception.
	 */
	kind: z.enum(['log', 'status']).default('log'),
});

export const RunbookSchema = z.strictObject({
	...commonFields,
	/** The symptom as responders see it: "API returns 503, the pool is full". */
	title: TextSchema.min(8),
	/** Two sentences: what is happening, and what to do first. */
	summary: TextSchema,
	/** Symptoms that the responder sees. */
	symptoms: z.array(TextSchema).min(1),
	/** Prometheus alert names that lead here. */
	alerts: z.array(z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'must be a CamelCase alert name')).default([]),
	/**
	 * Messages with several possible causes, which the `discriminators` of this runbook tell apart. A paste of such a
	 * message gets the answer "possible" with this runbook, unless an error is known. A runbook with signals is a fork: it
	 * comes first among the runbooks that list the same alert.
	 */
	signals: z.array(SignalSchema).default([]),
	errors: z.array(SlugSchema).default([]),
	services: z.array(SlugSchema).default([]),
	/** A team. */
	owner: TextSchema,
	params: z.array(ParamSchema).default([]),
	/** Permissions that the responder needs before starting. */
	access: z.array(TextSchema).default([]),
	/** At most three, most reversible and quickest first. */
	mitigations: z.array(MitigationSchema).min(1).max(3),
	discriminators: z.array(DiscriminatorSchema).default([]),
	/** How to verify that the incident is over. */
	verify: z.strictObject({
		text: TextSchema,
		command: TextSchema.optional(),
		language: z.enum(COMMAND_LANGUAGES).default('sh'),
		expect: TextSchema,
	}),
	/** When to call for help, whom to call, and what information to bring. */
	escalate: z.strictObject({ when: TextSchema, to: TextSchema, bring: TextSchema }),
	appliesTo: AppliesToSchema.optional(),
});
export type Runbook = z.infer<typeof RunbookSchema>;
