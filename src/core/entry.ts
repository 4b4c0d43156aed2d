import type { DataOf } from './schema/index.ts';
import type { Kind } from './schema/primitives.ts';
import type { Position } from './report/issue.ts';

/** What the validator and the graph need to know about an MDX body. */
export interface BodyFacts {
	/** Links of the form `kind:id` or `kind:id#anchor`, in order. */
	refs: { ref: string; position: Position }[];
	/** Other link targets: addresses on this site and elsewhere. */
	links: { url: string; position: Position }[];
	fences: Fence[];
	headings: { depth: number; text: string; position: Position }[];
	/** Names of MDX components used, with where. */
	components: { name: string; position: Position }[];
}

/** A fenced code block with the words after its opening back-ticks. */
export interface Fence {
	language: string;
	/** `effect=read` becomes `{ effect: 'read' }`. */
	meta: Record<string, string>;
	code: string;
	/** Of the opening fence line. */
	position: Position;
}

/** One parsed, valid entry. */
export interface Entry<K extends Kind = Kind> {
	kind: K;
	id: string;
	/** Path from the project's root, with forward slashes. */
	file: string;
	data: DataOf<K>;
	body: BodyFacts;
	/** Position of a value in the front matter by its path, for messages: `locate(['errors', 0])`. */
	locate: (path: readonly (string | number)[]) => Position;
}

/** An entry of any kind, as a union that narrows on `kind`. */
export type AnyEntry = { [K in Kind]: Entry<K> }[Kind];
