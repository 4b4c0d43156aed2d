import type { AnyDocument } from '../entry.ts';
import type { Kind } from '../schema/primitives.ts';

/** The documents of one kind. */
export function documentsOf<K extends Kind>(
	{ documents }: { documents: readonly AnyDocument[] },
	kind: K,
): Extract<AnyDocument, { kind: K }>[] {
	return documents.filter((document): document is Extract<AnyDocument, { kind: K }> => document.kind === kind);
}
