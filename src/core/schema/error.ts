import { z } from 'astro/zod';
import { AddressSchema, AppliesToSchema, commonFields, SlugSchema, TextSchema } from './primitives.ts';

/** Words or short templates to search for in the lines around a match. */
const ConditionsSchema = z.array(TextSchema).min(1);

export const SignatureSchema = z.strictObject({
	/**
	 * The message with its variable parts named: `QueuePool limit of size <int:pool size> overflow <int:overflow> reached`.
	 * The gaps are `<int>`, `<float>`, `<quoted>`, `<host>`, `<word>` and `<*>`. A name after a colon is shown to the
	 * reader.
	 */
	template: TextSchema,
	/** Versions that print this variant of the message. */
	appliesTo: AppliesToSchema.optional(),
	/**
	 * `class` marks a template that names only an exception class: it ranks below every message template. `generic` marks
	 * text that other programs print too: alone it is only possible, and it is known if an entry of `beside` is near it.
	 */
	strength: z.enum(['message', 'class', 'generic']).default('message'),
	/** For `generic`: texts, one of which must be near. Replaces the `beside` of the page. */
	beside: ConditionsSchema.optional(),
	/** Texts that show another cause if they are near this message. Added to the `unless` of the page. */
	unless: ConditionsSchema.optional(),
});

export const ErrorSchema = z.strictObject({
	...commonFields,
	/** The title, in words that an on-call engineer would say out loud. */
	title: TextSchema.min(8),
	/** The library or server that prints the message, as its users spell it. */
	component: TextSchema,
	/** Stable codes of this error: `3o7r`, `53300`. Each has a short address `/e/<code>/`. */
	codes: z.array(z.string().regex(/^[A-Z0-9][\w.-]*$/i)).default([]),
	signatures: z.array(SignatureSchema).min(1),
	/**
	 * Texts, one of which must be near a `generic` signature to make it known: names of the component, its packages, its
	 * loggers.
	 */
	beside: ConditionsSchema.optional(),
	/**
	 * Texts that show another cause if they are near any message of this page, which is then at most possible: `Connection
	 * refused`.
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
