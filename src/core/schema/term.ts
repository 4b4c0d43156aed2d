import { z } from 'astro/zod';
import { commonFields, RefSchema, TextSchema } from './primitives.ts';

export const TermSchema = z.strictObject({
	...commonFields,
	/** The term as it is written in running text. */
	title: TextSchema,
	/** One plain sentence. */
	definition: TextSchema,
	/** Other spellings people use. */
	alsoCalled: z.array(TextSchema).default([]),
	/** Entries that show it at work. */
	see: z.array(RefSchema).default([]),
});
export type Term = z.infer<typeof TermSchema>;
