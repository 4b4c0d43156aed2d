import type { AnyDocument } from '../entry.ts';
import type { Position } from '../report/issue.ts';
import { parseInline } from '../text/prose/inline.ts';
import { isRef } from './ref.ts';
import { REFERENCE_FIELDS, VERBATIM_FIELDS } from './reference-fields.ts';
import { stringsAt, stringsIn } from './walk.ts';

/** All references of a document to other entries: in fields, in links inside front matter text, and in the body. */
export function edgesOf(document: AnyDocument): Edge[] {
	return [...fieldEdges(document), ...textEdges(document), ...bodyEdges(document)];
}

function* fieldEdges({ kind, id, file, data, locate }: AnyDocument): Generator<Edge> {
	for (const { path: pattern, to } of REFERENCE_FIELDS[kind]) {
		for (const { path, text } of stringsAt(data, pattern)) {
			const ref = to === 'any' ? text : `${to}:${text}`;
			const field = pattern.filter((part) => part !== '*').join('.');
			yield { from: `${kind}:${id}`, file, to: ref, anchor: undefined, via: 'field', field, position: locate(path) };
		}
	}
}

function* textEdges({ kind, id, file, data, locate }: AnyDocument): Generator<Edge> {
	for (const { path, text } of stringsIn(data, VERBATIM_FIELDS)) {
		if (!text.includes('](')) continue;
		for (const part of parseInline(text)) {
			if (part.kind !== 'link' || !isRef(part.to)) continue;
			const field = path.filter((step) => typeof step === 'string').join('.');
			const position = locate(path, part.to);
			yield { from: `${kind}:${id}`, file, ...splitAnchor(part.to), via: 'text', field, position };
		}
	}
}

function* bodyEdges({ kind, id, file, body }: AnyDocument): Generator<Edge> {
	for (const { ref, position } of body.refs) {
		yield { from: `${kind}:${id}`, file, ...splitAnchor(ref), via: 'body', field: 'body', position };
	}
}

function splitAnchor(ref: string): { to: string; anchor: string | undefined } {
	const [to = '', anchor] = ref.split('#', 2);
	return { to, anchor };
}

/** One link as written. */
export interface Edge {
	/** `kind:id` of the document that contains the link. */
	from: string;
	/** The file of that document, because two documents may have the same id. */
	file: string;
	/** `kind:id` as written. It may contain an alias, or name no existing entry. */
	to: string;
	/** The text after `#`. */
	anchor: string | undefined;
	/** A reference field, a link inside front matter text, or a link in the body. */
	via: 'field' | 'text' | 'body';
	/** Path of the front matter field without list positions, such as `claims.snippet`; `body` for a link in the body. */
	field: string;
	position: Position;
}
