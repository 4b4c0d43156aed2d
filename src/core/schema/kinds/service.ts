import { z } from 'astro/zod';
import { commonFields, SlugSchema, TextSchema } from '../primitives.ts';

export const ServiceSchema = z.strictObject({
	...commonFields,
	/** The name that people use. */
	title: TextSchema,
	/** One sentence: what it does. */
	summary: TextSchema,
	kind: z.enum(['service', 'database', 'proxy', 'client']),
	/** Services that this one cannot work without. */
	dependencies: z.array(z.strictObject({ service: SlugSchema, how: TextSchema })).default([]),
});
export type Service = z.infer<typeof ServiceSchema>;
