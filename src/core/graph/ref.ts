import { KINDS, type Kind } from '../schema/primitives.ts';

/** True for text that has the form of a reference: a kind, a colon and a name. The entry need not exist. */
export function isRef(text: string): boolean {
	const colon = text.indexOf(':');
	return colon > 0 && (KINDS as readonly string[]).includes(text.slice(0, colon));
}

/** Splits a reference such as `runbook:held-connections#steps`; undefined if the kind is unknown. */
export function parseRef(ref: string): { kind: Kind; id: string } | undefined {
	if (!isRef(ref)) return undefined;
	const [withoutAnchor = ''] = ref.split('#', 1);
	const colon = withoutAnchor.indexOf(':');
	return { kind: withoutAnchor.slice(0, colon) as Kind, id: withoutAnchor.slice(colon + 1) };
}
