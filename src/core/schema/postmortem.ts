import { z } from 'astro/zod';
import {
	AddressSchema,
	commonFields,
	DaySchema,
	NOT_RECORDED,
	SlugSchema,
	TextSchema,
	TimeOrNotRecordedSchema,
} from './primitives.ts';

/** Kinds of factors that made an incident possible. The list is closed, so that incidents can be counted by factor. */
export const FACTORS = [
	'code-defect',
	'configuration',
	'capacity',
	'resource-leak',
	'concurrency',
	'dependency',
	'deployment',
	'data',
	'test-design',
	'missing-alert',
	'missing-test',
	'missing-limit',
	'documentation',
	'process',
] as const;

export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4', 'not recorded'] as const;
export const TIMELINE_KINDS = ['detection', 'diagnosis', 'repair', 'key'] as const;
export const VERDICTS = ['confirmed', 'refuted', 'partly', 'untested'] as const;
export const ACTION_TYPES = ['investigate', 'mitigate', 'repair', 'detect', 'prevent'] as const;
export const ACTION_STATES = ['open', 'in-progress', 'done', 'declined'] as const;

/**
 * A measured value: a plain number, a range `{ from, to }`, a bound `{ below }` or `{ above }`, or "not recorded".
 * Differences are computed from these values, never written by hand.
 */
export const MeasureSchema = z.union([
	z.number(),
	z.strictObject({ from: z.number(), to: z.number() }),
	z.strictObject({ below: z.number() }),
	z.strictObject({ above: z.number() }),
	z.literal(NOT_RECORDED),
]);
export type Measure = z.infer<typeof MeasureSchema>;

export const TimesSchema = z.strictObject({
	/** When users were first affected. */
	started: TimeOrNotRecordedSchema,
	/** When a person or a monitoring system noticed. */
	detected: TimeOrNotRecordedSchema,
	/** When somebody began to work on the incident. */
	acknowledged: TimeOrNotRecordedSchema.optional(),
	/** When users stopped being affected, by whatever means. */
	mitigated: TimeOrNotRecordedSchema,
	/** When the cause was removed, and monitoring showed that it did not return. */
	resolved: TimeOrNotRecordedSchema,
	/** A note about these times, for example that the source names no time zone. */
	note: TextSchema.optional(),
});

export const ImpactSchema = z.strictObject({
	/** Who was affected, and how many. Write "not recorded" explicitly. */
	users: TextSchema,
	/** Requests that failed or were slow. */
	requests: TextSchema,
	/** Minutes of degraded service. */
	minutes: z.union([z.number().nonnegative(), z.literal(NOT_RECORDED)]),
	/** Money lost, with currency. */
	money: TextSchema,
	/** Support contacts. */
	support: TextSchema,
});

export const TimelineItemSchema = z.strictObject({
	/** When it happened. Items stay in the order written. */
	at: TimeOrNotRecordedSchema,
	/** The kind of moment. */
	kind: z.enum(TIMELINE_KINDS),
	/** One sentence. */
	text: TextSchema,
	/** The log line, query result or graph that proves it. */
	evidence: TextSchema.optional(),
});

export const MetricSchema = z.strictObject({
	/** What was measured. */
	name: TextSchema,
	before: MeasureSchema,
	after: MeasureSchema,
	/** `%`, `ms`, `connections`, `per hour` … */
	unit: TextSchema,
	/** Which direction is an improvement; `neither` for a setting. */
	better: z.enum(['lower', 'higher', 'neither']),
	/** A note that a reader needs to interpret the numbers. */
	note: TextSchema.optional(),
});

export const ClaimSchema = z.strictObject({
	/** Anchor of the claim on its page. */
	id: SlugSchema,
	/** The statement, rephrased so that it can be true or false. */
	text: TextSchema,
	/** Id of the entry in `sources` that makes the statement. */
	source: SlugSchema,
	/** The result of running a test. `confirmed`, `refuted` and `partly` require a snippet. */
	verdict: z.enum(VERDICTS),
	/** The snippet that decided it. */
	snippet: SlugSchema.optional(),
	/** The real behaviour, or what a test would have to show. */
	note: TextSchema,
});

export const ActionSchema = z.strictObject({
	/** Anchor of the action; unique within the postmortem. */
	id: SlugSchema,
	/** What will be true when it is done. */
	text: TextSchema,
	type: z.enum(ACTION_TYPES),
	/** A team, never a person; "not recorded" if the source names no team. */
	owner: TextSchema,
	/** The due date. */
	due: DaySchema.optional(),
	state: z.enum(ACTION_STATES),
	/** The ticket or change. */
	link: AddressSchema.optional(),
	/** Id of the source that asks for the action, if it was not requested during the incident. */
	source: SlugSchema.optional(),
	/** Why it will not be done; required for, and only for, `declined`. */
	declinedReason: TextSchema.optional(),
});

export const PostmortemSchema = z.strictObject({
	...commonFields,
	/** What happened, in the words a colleague would use. */
	title: TextSchema.min(8),
	/** Two sentences: what users saw, and why. */
	summary: TextSchema,
	/** Only `published` postmortems appear in a production build. */
	status: z.enum(['draft', 'in-review', 'published']),
	severity: z.enum(SEVERITIES),
	/** Services involved. */
	services: z.array(SlugSchema).min(1),
	/** Who may read it. `internal` entries are left out of a public build. */
	visibility: z.enum(['public', 'internal']),
	/** Times of the incident; TTD, TTM and TTR are computed from them. */
	times: TimesSchema,
	impact: ImpactSchema,
	/** The trigger on that day. */
	trigger: TextSchema,
	/** What made it possible. */
	factors: z.array(z.strictObject({ kind: z.enum(FACTORS), text: TextSchema })).min(1),
	/** What kept the incident from being worse. */
	mitigators: z.array(TextSchema),
	/** Dead ends, so that the next responder does not repeat them. */
	ruledOut: z.array(z.strictObject({ hypothesis: TextSchema, test: TextSchema, result: TextSchema })),
	timeline: z.array(TimelineItemSchema).min(1),
	metrics: z.array(MetricSchema),
	claims: z.array(ClaimSchema),
	actions: z.array(ActionSchema),
	lessons: z.strictObject({
		/** What went well. */
		well: z.array(TextSchema),
		/** What went badly. */
		badly: z.array(TextSchema),
		/** Where luck helped. */
		lucky: z.array(TextSchema),
	}),
	/** Errors seen during the incident. */
	errors: z.array(SlugSchema),
	/** Runbooks that were used during the incident or written after it, and whether they worked. */
	runbooks: z.array(
		z.strictObject({
			id: SlugSchema,
			/** `worked` and `failed` require that the runbook was really followed during the incident. */
			outcome: z.enum(['worked', 'failed', 'written-after']),
		}),
	),
	/** Snippets that reproduce a part of the incident. */
	snippets: z.array(SlugSchema),
	/** Where the facts come from. */
	sources: z
		.array(
			z.strictObject({
				/** Short name that claims refer to. */
				id: SlugSchema,
				/** What kind of document it is. */
				title: TextSchema,
				url: AddressSchema.optional(),
				/** What the source leaves out or gets wrong. */
				note: TextSchema.optional(),
			}),
		)
		.min(1),
});
export type Postmortem = z.infer<typeof PostmortemSchema>;
