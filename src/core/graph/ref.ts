import { KINDS, type Kind } from '../schema/primitives.ts';

/** True for text that names an entry: a kind, a colon and anything. Whether it exists is for the graph to say. */
export function isRef(text: string): boolean {
	const colon = text.indexOf(':');
	return colon > 0 && (KINDS as readonly string[]).includes(text.slice(0, colon));
}

/** `runbook:held-connections#steps` in its parts; undefined if the kind is unknown. */
export function parseRef(ref: string): { kind: Kind; id: string } | undefined {
	if (!isRef(ref)) return undefined;
	const [plain = ''] = ref.split('#', 1);
	const colon = plain.indexOf(':');
	return { kind: plain.slice(0, colon) as Kind, id: plain.slice(colon + 1) };
}
