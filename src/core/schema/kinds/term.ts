import { z } from 'astro/zod';
import { commonFields, RefSchema, TextSchema } from '../primitives.ts';

export const TermSchema = z.strictObject({
	...commonFields,
	/** The term as it is written in running text. */
	title: TextSchema,
	/** One plain sentence. */
	definition: TextSchema,
	/** Other names that people use. */
	alsoCalled: z.array(TextSchema).default([]),
	/** Entries that use the term in practice. */
	see: z.array(RefSchema).default([]),
});
export type Term = z.infer<typeof TermSchema>;
