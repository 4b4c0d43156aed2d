import { z } from 'astro/zod';
import { SCHEMA_OF } from './index.ts';
import type { Kind } from './primitives.ts';

/** The JSON Schema, for editors, of a kind's front matter as authors write it. */
export function jsonSchemaOf(kind: Kind): object {
	return z.toJSONSchema(SCHEMA_OF[kind], { io: 'input', unrepresentable: 'any' });
}
