import { z } from 'astro/zod';
import { checkValue, PARAM_PATTERNS } from '../runbook/command/check-value.ts';
import { AppliesToSchema, commonFields, EffectSchema, SlugSchema, TextSchema } from './primitives.ts';

/** The languages a command can be written in. */
export const COMMAND_LANGUAGES = ['sh', 'sql', 'promql', 'python'] as const;

export const ParamSchema = z
	.strictObject({
		/** The shell variable that commands on this page use, without `$`. */
		name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be UPPER_CASE, like "NAMESPACE"'),
		/** What it is, for the form. */
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
	/** What it does for the users, and what it does not do. */
	why: TextSchema,
	/** What has to be true first. */
	precondition: TextSchema,
	/** A read-only command that shows whether the precondition holds. */
	check: TextSchema.optional(),
	effect: EffectSchema.exclude(['read']),
	language: z.enum(COMMAND_LANGUAGES).default('sh'),
	/** The command itself, with parameters as plain shell variables. */
	command: TextSchema,
	/** What a good run prints, or what to see afterwards. */
	expect: TextSchema,
	/** When to stop. */
	abortIf: TextSchema,
	/** How to undo it. "nothing to undo" must be said. */
	rollback: TextSchema,
	/** What else it does; for a destroy command, what is lost. */
	sideEffects: TextSchema,
	/** Minutes until it takes effect. */
	minutes: z.number().positive(),
});

export const DiscriminatorSchema = z.strictObject({
	/** The cause that looks the same from outside. */
	lookAlike: TextSchema,
	/** The question that tells it apart. */
	ask: TextSchema,
	/** A read-only command that answers it. */
	command: TextSchema,
	language: z.enum(COMMAND_LANGUAGES).default('sh'),
	answers: z
		.array(
			z.strictObject({
				/** What the output looks like, in a matcher template: `idle in transaction <int:sessions>`. */
				pattern: TextSchema,
				/** What it means, in words. */
				means: TextSchema,
				/** What to do next. "Question 3." at its start goes on with the third question. */
				next: TextSchema,
				/** The runbook to go on with. */
				runbook: SlugSchema.optional(),
			}),
		)
		.min(1),
});

export const SignalSchema = z.strictObject({
	/**
	 * A generic message or a status, in the syntax of an error's signatures: `Pool exhausted, waiting for available connection`.
	 * One of two words counts only where it is a whole message, a single word only where it is the whole text.
	 */
	template: TextSchema,
	/** `status`: an HTTP status or a share of failures, which counts only in a few lines that name no exception. */
	kind: z.enum(['log', 'status']).default('log'),
});

export const RunbookSchema = z.strictObject({
	...commonFields,
	/** The symptom as it is seen: "API returns 503, the pool is full". */
	title: TextSchema.min(8),
	/** Two sentences: what is going on, and what to do first. */
	summary: TextSchema,
	/** What the responder sees. */
	symptoms: z.array(TextSchema).min(1),
	/** Prometheus alert names that lead here. */
	alerts: z.array(z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'must be a CamelCase alert name')).default([]),
	/**
	 * What people paste that several causes print, and whose causes the `discriminators` of this runbook tell apart. It is
	 * answered "possible" with this runbook, never in place of a known error. A runbook with signals is a fork: of all that
	 * list an alert it comes first.
	 */
	signals: z.array(SignalSchema).default([]),
	errors: z.array(SlugSchema).default([]),
	services: z.array(SlugSchema).default([]),
	/** A team. */
	owner: TextSchema,
	params: z.array(ParamSchema).default([]),
	/** What one must be allowed to do before starting. */
	access: z.array(TextSchema).default([]),
	/** At most three, most reversible and quickest first. */
	mitigations: z.array(MitigationSchema).min(1).max(3),
	discriminators: z.array(DiscriminatorSchema).default([]),
	/** How to see that it is over. */
	verify: z.strictObject({
		text: TextSchema,
		command: TextSchema.optional(),
		language: z.enum(COMMAND_LANGUAGES).default('sh'),
		expect: TextSchema,
	}),
	/** When to call for help, whom, and what to bring. */
	escalate: z.strictObject({ when: TextSchema, to: TextSchema, bring: TextSchema }),
	appliesTo: AppliesToSchema.optional(),
});
export type Runbook = z.infer<typeof RunbookSchema>;
