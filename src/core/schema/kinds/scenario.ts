import { z } from 'astro/zod';
import { SlugSchema, TextSchema } from '../primitives.ts';

/** The value of a setting, which a program gets as text. */
const SettingSchema = z.union([z.string(), z.number()]);
const SettingsSchema = z.record(z.string().regex(/^\w+$/, 'must be the name of a setting'), SettingSchema);

/** `content/scenarios/<id>.yaml`: a small real system in one failing state, or with nothing wrong. */
export const ScenarioSchema = z.strictObject({
	/** The state as a responder would name it: "A transaction blocks others". */
	title: TextSchema,
	/** What is wrong, in one or two sentences. */
	wrong: TextSchema,
	/** The file name of the pods' program in `systems/`, without its extension. */
	system: SlugSchema,
	deployment: z.strictObject({
		name: SlugSchema,
		namespace: SlugSchema,
		replicas: z.number().int().min(1).max(5),
		/**
		 * Environment variables of each release, oldest first. The last release runs; `rollout undo` goes back to an
		 * earlier one.
		 */
		revisions: z.array(SettingsSchema).min(1),
		/** Whether the last release is rolled out under load, after the one before it has run for some seconds. */
		rollsOut: z.boolean().default(false),
	}),
	/** Starts a PostgreSQL with these settings. */
	postgres: SettingsSchema.optional(),
	/** Starts a PgBouncer with these settings in front of PostgreSQL. The pods connect to it. */
	pgbouncer: SettingsSchema.optional(),
	/** Starts a Redis with these settings. */
	redis: SettingsSchema.optional(),
	/** Other sessions on the database, which stay open after their statements. */
	sessions: z
		.array(
			z.strictObject({
				/** The `application_name`, such as `nightly-report`. */
				name: TextSchema,
				role: z.enum(['app', 'postgres']).default('app'),
				/** Sent one after the other. The session does not wait for the result of the last one. */
				statements: z.array(TextSchema).min(1),
				/** The number of such sessions. */
				count: z.number().int().min(1).max(200).default(1),
				/** Whether a session is opened again after it was ended, as a job that retries would do. */
				returns: z.boolean().default(false),
			}),
		)
		.default([]),
	/** The roles of PostgreSQL that the responder's own role is a member of. Without `pg_monitor` it sees only its own sessions. */
	responderRoles: z.array(z.enum(['pg_monitor', 'pg_signal_backend'])).default(['pg_monitor', 'pg_signal_backend']),
	/** Servers that are stopped once the system is running. */
	stopped: z.array(z.enum(['postgres', 'pgbouncer', 'redis', 'deployment'])).default([]),
	/** Whether commands get addresses at which nothing answers, as if the responder had entered wrong ones. */
	unreachable: z.boolean().default(false),
	/**
	 * The file name of a k6 script in `systems/`, without its extension. The script runs against the service until
	 * it ends by itself or the scenario ends.
	 */
	k6: SlugSchema.optional(),
	/** Requests to the service, sent at a steady rate. */
	load: z
		.strictObject({
			path: z.string().startsWith('/'),
			perSecond: z.number().positive().max(200),
			/**
			 * Five users log in with a POST to `path`, and send the token from the answer with their requests. Each logs
			 * in again after `everySeconds`.
			 */
			login: z.strictObject({ path: z.string().startsWith('/'), everySeconds: z.number().nonnegative() }).optional(),
		})
		.optional(),
	/**
	 * When users notice a failure: once `share` of the answers of the last five seconds are errors or late. Without this
	 * field, they notice none.
	 */
	symptom: z
		.strictObject({
			/** Statuses that count as errors, such as 401; by default 500 and above. A missing answer counts as 502. */
			statuses: z.array(z.number().int()).optional(),
			/** Answers that take longer than this count as late. */
			slowerThanMs: z.number().positive().optional(),
			/** A fraction: above 0, and at most 1. */
			share: z.number().positive().max(1),
		})
		.optional(),
	/** Seconds that the state lasts before anybody looks. */
	ageSeconds: z.number().nonnegative().max(900).default(0),
});
export type Scenario = z.infer<typeof ScenarioSchema>;
