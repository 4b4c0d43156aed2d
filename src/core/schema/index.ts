import type { z } from 'astro/zod';
import { ErrorSchema } from './kinds/error.ts';
import { PathSchema } from './kinds/path.ts';
import { PostmortemSchema } from './kinds/postmortem.ts';
import type { Kind } from './primitives.ts';
import { RunbookSchema } from './kinds/runbook.ts';
import { ServiceSchema } from './kinds/service.ts';
import { SnippetSchema } from './kinds/snippet.ts';
import { TermSchema } from './kinds/term.ts';

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
