import { z } from 'astro/zod';

/** One diagram as stored under version control. Only `npm run diagrams` writes it. */
export const DiagramSchema = z.strictObject({
	/** The hash of the source, which is also the name of the file. */
	key: z.string().regex(/^[0-9a-f]{16}$/, 'must be 16 hexadecimal digits'),
	/** The Mermaid source, trimmed. */
	source: z.string().min(1),
	/** What the diagram shows, in a few words. */
	title: z.string(),
	svg: z.string(),
	/** The diagram as text, one sentence per item. */
	text: z.array(z.string()),
});
export type StoredDiagram = z.infer<typeof DiagramSchema>;
