import { z } from 'astro/zod';
import { AddressSchema, AppliesToSchema, commonFields, SlugSchema, TextSchema, MAX_NAME } from '../primitives.ts';

/** Words or short templates to search for in the lines around a match. */
const ConditionsSchema = z.array(TextSchema).min(1);

/** The kinds of failure by which errors are grouped. */
export const ERROR_GROUPS = [
	'pool-empty',
	'server-full',
	'one-session-two-users',
	'token-refused',
	'load-and-transport',
	'other',
] as const;

/** The kinds of programs that report an error; `any` for a server or protocol that programs in any language use. */
export const ECOSYSTEMS = [
	'any',
	'python',
	'javascript',
	'java',
	'go',
	'dotnet',
	'ruby',
	'php',
	'rust',
	'elixir',
	'load-testing',
] as const;

/** Where a message text comes from, so that reviewers can check it. */
const MessageSourceSchema = z.union([
	/** The software that prints it: its name, a version that prints it, and the source file in its repository or package. */
	z.strictObject({ library: TextSchema, version: TextSchema, file: TextSchema }),
	/** A snippet of this content that printed it. */
	z.strictObject({ run: SlugSchema }),
	/** The incident whose logs contain it. */
	z.strictObject({ incident: SlugSchema }),
	/** A page by the vendor, if the source code is not public. */
	z.strictObject({ page: AddressSchema }),
]);
export type MessageSource = z.infer<typeof MessageSourceSchema>;

export const SignatureSchema = z.strictObject({
	/**
	 * The message with gaps for its variable parts: `QueuePool limit of size <int:pool size> overflow <int:overflow> reached`.
	 * The gaps are `<int>`, `<float>`, `<quoted>`, `<host>`, `<word>` and `<*>`. A name after a colon is shown to the
	 * reader.
	 */
	template: TextSchema.max(2000),
	/** Versions that print this variant of the message. */
	appliesTo: AppliesToSchema.optional(),
	/**
	 * `class` marks a template that names only an exception class: it ranks below every message template. `generic` marks
	 * text that other programs print too: the error is known if an entry of `beside` is near that text, and otherwise only
	 * possible.
	 */
	strength: z.enum(['message', 'class', 'generic']).default('message'),
	/** For `generic`: texts, one of which must be near to make the error known. Replaces the `beside` of the page. */
	beside: ConditionsSchema.optional(),
	/** Texts that show another cause if they are near this message. Added to the `unless` of the page. */
	unless: ConditionsSchema.optional(),
	/** Where this message text comes from. */
	source: MessageSourceSchema.optional(),
});

export const ErrorSchema = z.strictObject({
	...commonFields,
	/** The title, in words that an on-call engineer would say out loud. */
	title: TextSchema.min(8),
	/** The library or server that prints the message, as its users spell it. */
	component: TextSchema,
	/** The kind of failure: `pool-empty`. */
	group: z.enum(ERROR_GROUPS).default('other'),
	/** The kind of program that reports it: `python`, or `any`. */
	ecosystem: z.enum(ECOSYSTEMS).default('any'),
	/** Stable codes that identify this error: `3o7r`, `53300`. Each has a short address, `/e/<code>/`. */
	codes: z
		.array(
			z
				.string()
				.max(MAX_NAME)
				.regex(/^[A-Z0-9][\w.-]*$/i, 'must be a code of letters, digits, "_", "." and "-", like "53300"'),
		)
		.default([]),
	signatures: z.array(SignatureSchema).min(1),
	/**
	 * Texts, one of which must be near a `generic` signature to make the error known: names of the component, its packages
	 * or its loggers.
	 */
	beside: ConditionsSchema.optional(),
	/**
	 * Texts, such as `Connection refused`, that show another cause if they are near any message of this page. The error is
	 * then at most possible.
	 */
	unless: ConditionsSchema.optional(),
	/** Real lines for which this error must rank first. Each one is a test. */
	examples: z.array(z.string().min(1)).min(1),
	/** Similar lines that must not match. Each one is a test. */
	nearMisses: z.array(z.string().min(1)).default([]),
	/** One sentence that says what has happened when this message is printed. */
	meaning: TextSchema,
	/** Fixes, most useful first. */
	fixes: z
		.array(
			z.strictObject({
				/** Lets a team that extends the page add its runbook to this fix. */
				id: SlugSchema.optional(),
				/** An imperative sentence. */
				text: TextSchema,
				/** The runbook that has the commands. */
				runbook: SlugSchema.optional(),
			}),
		)
		.min(1),
	/** Errors that people confuse with this one, and how to tell them apart. */
	lookAlikes: z.array(z.strictObject({ error: SlugSchema, differs: TextSchema })).default([]),
	runbooks: z.array(SlugSchema).default([]),
	/** Snippets that reproduce the error. */
	snippets: z.array(SlugSchema).default([]),
	/** Official documentation. */
	helpUrls: z.array(AddressSchema).default([]),
	/** Errors that this one outranks if both match the same text. */
	supersedes: z.array(SlugSchema).default([]),
});
export type ErrorPage = z.infer<typeof ErrorSchema>;
