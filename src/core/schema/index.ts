import type { z } from 'astro/zod';
import { ErrorSchema } from './error.ts';
import { PathSchema } from './path.ts';
import { PostmortemSchema } from './postmortem.ts';
import type { Kind } from './primitives.ts';
import { RunbookSchema } from './runbook.ts';
import { ServiceSchema } from './service.ts';
import { SnippetSchema } from './snippet.ts';
import { TermSchema } from './term.ts';

/** The schema of each kind of entry. */
export const SCHEMA_OF = {
	error: ErrorSchema,
	runbook: RunbookSchema,
	postmortem: PostmortemSchema,
	snippet: SnippetSchema,
	path: PathSchema,
	service: ServiceSchema,
	term: TermSchema,
} as const satisfies Record<Kind, z.ZodType>;

/** The parsed front matter of an entry of kind `K`. */
export type DataOf<K extends Kind> = z.infer<(typeof SCHEMA_OF)[K]>;
