import { z } from 'astro/zod';
import { SCHEMA_OF } from './index.ts';
import type { Kind } from './primitives.ts';

/** The front matter of a kind as an author writes it, as JSON Schema for editors. */
export function jsonSchemaOf(kind: Kind): object {
	return z.toJSONSchema(SCHEMA_OF[kind], { io: 'input', unrepresentable: 'any' });
}
