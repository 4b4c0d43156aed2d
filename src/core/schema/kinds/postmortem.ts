import { z } from 'astro/zod';
import { sentencesOf } from '../../text/prose/sentences.ts';
import {
	AddressSchema,
	commonFields,
	DaySchema,
	NOT_RECORDED,
	SlugSchema,
	TeamSchema,
	TextSchema,
	TimeOrNotRecordedSchema,
} from '../primitives.ts';

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
	started: TimeOrNotRecordedSchema.default(NOT_RECORDED),
	/** When one of our people or systems noticed. */
	detected: TimeOrNotRecordedSchema.default(NOT_RECORDED),
	/** When somebody began to work on it. */
	acknowledged: TimeOrNotRecordedSchema.optional(),
	/** When users stopped being affected, by whatever means. */
	mitigated: TimeOrNotRecordedSchema.default(NOT_RECORDED),
	/** When the cause was gone, and monitoring had confirmed that it did not return. */
	resolved: TimeOrNotRecordedSchema.default(NOT_RECORDED),
	/** What a reader has to know about these times, for example that the source names no time zone. */
	note: TextSchema.optional(),
});

export const ImpactSchema = z.strictObject({
	/** Which users were affected, and how many. */
	users: TextSchema.default(NOT_RECORDED),
	/** Requests that failed or were slow. */
	requests: TextSchema.default(NOT_RECORDED),
	/** Minutes of degraded service. */
	minutes: z.union([z.number().nonnegative(), z.literal(NOT_RECORDED)]).default(NOT_RECORDED),
	/** Money lost, with currency. */
	money: TextSchema.default(NOT_RECORDED),
	/** Requests to support: tickets, calls and messages. */
	support: TextSchema.default(NOT_RECORDED),
});

export const TimelineItemSchema = z.strictObject({
	/** When it happened. The page shows the items in the order written. */
	at: TimeOrNotRecordedSchema,
	/** What kind of event it is; `key` for any other important event. */
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
	/**
	 * Which direction is an improvement. `neither` marks a setting: a value that was chosen and not measured, such as the size
	 * of a pool. Pages list settings apart from results, without a chart and without a difference.
	 */
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
	/** The snippet whose run decided the verdict. */
	snippet: SlugSchema.optional(),
	/**
	 * The real behaviour, or what a test would have to show. The first sentence appears beside the closed claim, so it says in a
	 * few words what happened; the rest appears when a reader opens the claim.
	 */
	note: TextSchema,
});

export const ActionSchema = z.strictObject({
	/** Anchor of the action; unique within the postmortem. */
	id: SlugSchema,
	/** What will be true when it is done. */
	text: TextSchema,
	type: z.enum(ACTION_TYPES),
	/** A team, never a person; "not recorded" if the source names no team. */
	owner: TeamSchema,
	/** The due date. */
	due: DaySchema.optional(),
	state: z.enum(ACTION_STATES),
	/** The ticket or change. */
	link: AddressSchema.optional(),
	/** Id of the source that asks for the action, if the action was not requested during the incident. */
	source: SlugSchema.optional(),
	/** Why it will not be done; required for, and only for, `declined`. */
	declinedReason: TextSchema.optional(),
});

/** One line of the answer. Its certainty is never written by hand, but computed from what the line rests on. */
const AnswerLineSchema = z.strictObject({
	text: TextSchema.refine((text) => sentencesOf(text).length <= 2, 'must have at most two sentences'),
	/** Ids of the claims, sources or actions of this postmortem that the line rests on. */
	rests: z.array(SlugSchema).min(1),
});

export const AnswerSchema = z.strictObject({
	/** What users could not do. */
	broke: AnswerLineSchema,
	/** Why. */
	cause: AnswerLineSchema,
	/** What ended it. */
	fixedBy: AnswerLineSchema,
	/** What everybody should know from now on. */
	learned: AnswerLineSchema,
	/** What is not yet repaired or not yet known. */
	stillOpen: AnswerLineSchema,
});
export type Answer = z.infer<typeof AnswerSchema>;

/** Matches the name of an image that a postmortem may show. */
export const IMAGE_NAME = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:png|jpe?g|webp|gif|avif)$/;

const ImageSchema = z.strictObject({
	/** Name of the file: `latency.png`. */
	file: z.string().regex(IMAGE_NAME, 'must be a lower-case name that ends in .png, .jpg, .webp, .gif or .avif'),
	/** What it shows, for readers who cannot see it. */
	alt: TextSchema,
	caption: TextSchema.optional(),
});

export const PostmortemSchema = z.strictObject({
	...commonFields,
	/** What happened, in the words that a colleague would say or paste. */
	title: TextSchema.min(8),
	/** One or two short sentences: what users saw, and why. `answer` says how certain this is. */
	summary: TextSchema,
	/** Only `published` postmortems appear in a production build. */
	status: z.enum(['draft', 'in-review', 'published']),
	severity: z.enum(SEVERITIES),
	/** Services involved. */
	services: z.array(SlugSchema).default([]),
	/** The number of the incident in the team's own list: `INC-4711`. */
	number: TextSchema.optional(),
	/** What broke, why, and what is left, for somebody who has two minutes. It has to fit on one screen. */
	answer: AnswerSchema.optional(),
	/** Who did what during the incident; teams, never individuals. */
	roles: z.array(z.strictObject({ role: TextSchema, team: TextSchema })).default([]),
	/** The channel, the dashboards and the tickets of the incident. */
	links: z.array(z.strictObject({ title: TextSchema, url: AddressSchema })).default([]),
	/** Images in the folder `<id>/` beside the page. */
	images: z.array(ImageSchema).default([]),
	/** Times of the incident; TTD, TTM and TTR are computed from them. */
	times: TimesSchema.prefault({}),
	impact: ImpactSchema.prefault({}),
	/** What triggered it on that day. */
	trigger: TextSchema.default(NOT_RECORDED),
	/** What made it possible. */
	factors: z.array(z.strictObject({ kind: z.enum(FACTORS), text: TextSchema })).default([]),
	/** What kept it from being worse. */
	mitigators: z.array(TextSchema).default([]),
	/** Hypotheses that were ruled out, so that the next responder does not test them again. */
	ruledOut: z.array(z.strictObject({ hypothesis: TextSchema, test: TextSchema, result: TextSchema })).default([]),
	timeline: z.array(TimelineItemSchema).default([]),
	metrics: z.array(MetricSchema).default([]),
	claims: z.array(ClaimSchema).default([]),
	actions: z.array(ActionSchema).default([]),
	lessons: z
		.strictObject({
			/** What went well. */
			well: z.array(TextSchema).default([]),
			/** What went badly. */
			badly: z.array(TextSchema).default([]),
			/** Where luck helped. */
			lucky: z.array(TextSchema).default([]),
		})
		.prefault({}),
	/** Errors seen during the incident. */
	errors: z.array(SlugSchema).default([]),
	/** Runbooks that were used, with their outcome, and runbooks that were written because of the incident. */
	runbooks: z
		.array(
			z.strictObject({
				id: SlugSchema,
				/** `worked` and `failed` only if it was actually followed during the incident. */
				outcome: z.enum(['worked', 'failed', 'written-after']),
			}),
		)
		.default([]),
	/** Snippets that reproduce a part of it. */
	snippets: z.array(SlugSchema).default([]),
	/** Where the facts come from. */
	sources: z
		.array(
			z.strictObject({
				/** The short name by which claims, actions and the answer refer to it. */
				id: SlugSchema,
				/** A title that says what kind of document it is. */
				title: TextSchema,
				url: AddressSchema.optional(),
				/** What the source leaves out or gets wrong. */
				note: TextSchema.optional(),
			}),
		)
		.default([]),
});
export type Postmortem = z.infer<typeof PostmortemSchema>;
