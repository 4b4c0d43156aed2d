import { z } from 'astro/zod';
import { commonFields, RefSchema, TextSchema } from '../primitives.ts';

export const PathSchema = z.strictObject({
	...commonFields,
	title: TextSchema.min(8),
	/** Who should follow the path, and what they will know at the end. */
	summary: TextSchema,
	/** What to read, in order, and why. */
	items: z
		.array(
			z.strictObject({
				entry: RefSchema,
				reason: TextSchema,
				/** For an item that takes longer than reading it, such as an exercise. Otherwise the minutes are computed. */
				minutes: z.number().positive().optional(),
			}),
		)
		.min(2),
});
export type LearningPath = z.infer<typeof PathSchema>;
