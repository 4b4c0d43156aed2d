import { z } from 'astro/zod';
import { SNIPPET_FILE } from '../../snippet-file.ts';
import { commonFields, SlugSchema, TextSchema, TimeSchema } from '../primitives.ts';

/** Tools that a snippet may need in addition to its language. */
export const NEEDS = ['postgres', 'pgbouncer', 'redis', 'k6', 'promtool', 'ab'] as const;

export const ExpectSchema = z
	.strictObject({
		/** Errors that the matcher must recognise in the output. An empty list means no errors at all. */
		raises: z.array(SlugSchema).optional(),
		/** Lines of text that the output must contain, in this order. */
		output: z.array(TextSchema).optional(),
		/** The exit status of the process; 0 by default. */
		exit: z.number().int().min(0).max(255).optional(),
	})
	.refine((expect) => Object.keys(expect).length > 0, 'must expect something: raises, output or exit');
export type Expect = z.infer<typeof ExpectSchema>;

const FileSchema = z
	.string()
	.regex(SNIPPET_FILE, 'must be one lower-case word and an extension: py, ts, js, yml, yaml, sql, toml, ini or txt');

/** Settings of a server, by their names in its configuration. */
const SettingsSchema = z.record(
	z.string().regex(/^[a-z][a-z0-9_.-]*$/, 'must be the name of a setting, like "max_connections"'),
	z.union([z.string().regex(/^[^\r\n]*$/, 'must be one line'), z.number()]),
);

export const KnobSchema = z
	.strictObject({
		/** Name of the environment variable that the code reads, in upper or lower case: `pool_size` for `POOL_SIZE`. */
		name: z.string().regex(/^[a-z]\w*$/i, 'must be the name of an environment variable, like "pool_size"'),
		label: TextSchema,
		type: z.enum(['int', 'float', 'flag']),
		default: z.union([z.number(), z.boolean()]),
		min: z.number().optional(),
		max: z.number().optional(),
		unit: TextSchema.optional(),
	})
	.refine(({ type, default: value }) => (type === 'flag') === (typeof value === 'boolean'), {
		path: ['default'],
		error: 'must be true or false for a flag, and a number for anything else',
	})
	.refine(({ default: value, min = -Infinity, max = Infinity }) => !(Number(value) < min || Number(value) > max), {
		path: ['default'],
		error: 'must be between "min" and "max": the form rejects any other value',
	});

export const SnippetSchema = z.strictObject({
	...commonFields,
	title: TextSchema.min(8),
	/** What the snippet demonstrates. */
	shows: TextSchema,
	language: z.enum(['python', 'typescript', 'k6', 'promql']),
	/** Where the snippet can run: in the page or locally. */
	runtimes: z.array(z.enum(['browser', 'local'])).min(1),
	/** Servers and tools that the snippet needs locally. */
	needs: z.array(z.enum(NEEDS)).default([]),
	/** Settings of these servers: `{ postgres: { max_connections: 20 }, pgbouncer: { pool_mode: transaction } }`. */
	services: z
		.strictObject({
			/** Parameters of postgresql.conf. */
			postgres: SettingsSchema.optional(),
			/** Settings of the section `[pgbouncer]` of pgbouncer.ini. */
			pgbouncer: SettingsSchema.optional(),
			/** Directives of redis.conf. */
			redis: SettingsSchema.optional(),
		})
		.default({}),
	/** Each variant is one real file next to `index.mdx`. */
	variants: z
		.array(
			z.strictObject({
				name: z.enum(['broken', 'fixed', 'main']),
				/** The file that is run. */
				file: FileSchema,
				expect: ExpectSchema,
			}),
		)
		.min(1),
	/** Files that the variants share. */
	files: z.array(FileSchema).default([]),
	knobs: z.array(KnobSchema).default([]),
	/** Maximum run time in seconds, after which the process tree is killed. */
	timeLimitSeconds: z.number().positive().max(300).default(30),
	/** Replacements for real components when the snippet runs in the page. */
	standIns: z.array(TextSchema).default([]),
});
export type Snippet = z.infer<typeof SnippetSchema>;

/** Values over time that a snippet printed, for a chart. */
export const SeriesSchema = z.strictObject({
	name: TextSchema,
	unit: TextSchema,
	points: z.array(z.tuple([z.number(), z.number()])),
});
export type Series = z.infer<typeof SeriesSchema>;

/** The evidence for one variant. Only the runner writes it. */
export const EvidenceRunSchema = z.strictObject({
	variant: z.enum(['broken', 'fixed', 'main']),
	/** When it ran. */
	ranAt: TimeSchema,
	durationMs: z.number().nonnegative(),
	/** Versions of language, libraries, servers and tools. */
	versions: z.record(TextSchema, TextSchema),
	/** SHA-256 of the files that were run and the settings of their servers. */
	sourceHash: z.string().regex(/^[0-9a-f]{64}$/),
	exit: z.number().int(),
	/** Output with times, ports, process ids, addresses and paths masked. */
	output: z.string(),
	/** Errors that the matcher recognised in the output, most specific first. */
	recognised: z.array(SlugSchema),
	/** Values over time that the snippet printed, for charts. */
	series: z.array(SeriesSchema).default([]),
});
export type EvidenceRun = z.infer<typeof EvidenceRunSchema>;

export const EvidenceSchema = z.strictObject({ version: z.literal(1), runs: z.array(EvidenceRunSchema).min(1) });
export type Evidence = z.infer<typeof EvidenceSchema>;
