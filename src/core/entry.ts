import type { DataOf } from './schema/index.ts';
import type { Kind } from './schema/primitives.ts';
import type { Position } from './report/issue.ts';

/** The facts about an MDX body that the validator and the graph need. */
export interface BodyFacts {
	/** Links of the form `kind:id` or `kind:id#anchor`, in order. */
	refs: { ref: string; position: Position }[];
	/** Other link targets: addresses on this site and elsewhere. */
	links: { url: string; position: Position }[];
	/** Images, by their address or by the label of the definition that contains the address. */
	images: { url: string; position: Position }[];
	fences: Fence[];
	headings: { depth: number; text: string; position: Position }[];
	/** MDX components, with their attributes and positions. */
	components: { name: string; attributes: Attribute[]; position: Position }[];
	/** `<Step>` elements, in order. */
	steps: Step[];
	/** Prose without code, in spans with uniform formatting. */
	texts: { text: string; position: Position }[];
	/** Code that would make the page a program: imports, exports, expressions and HTML elements, but not comments. */
	scripts: { what: 'import' | 'export' | 'expression' | 'html'; source: string; position: Position }[];
}

/** Empty facts, to be filled while a body is read. */
export function emptyFacts(): BodyFacts {
	return {
		refs: [],
		links: [],
		images: [],
		fences: [],
		headings: [],
		components: [],
		steps: [],
		texts: [],
		scripts: [],
	};
}

/** The facts of an empty body. */
export const NO_BODY: BodyFacts = emptyFacts();

/** An attribute of a component as written. A spread attribute, `{...x}`, has no name. */
export interface Attribute {
	name: string;
	/** The quoted text; undefined for an expression and for an attribute without a value. */
	value: string | undefined;
}

/** A step of a runbook. Its fences are the fences of the body that are inside it. */
export interface Step {
	title: string;
	/** Position of the opening line. */
	position: Position;
	fences: Fence[];
	/** True if the step contains an `<Expect>` with text. */
	saysWhatToExpect: boolean;
}

/** A fenced code block, with the language and the attributes after its opening back-ticks. */
export interface Fence {
	language: string;
	/** `effect=read` becomes `{ effect: 'read' }`. */
	meta: Record<string, string>;
	code: string;
	/** Position of the opening line. */
	position: Position;
}

/**
 * One content file, which may have faults. A field that is missing or invalid is absent from `data`, so that checks of
 * the other fields still run.
 */
export interface Document<K extends Kind = Kind> {
	kind: K;
	id: string;
	/** Path from the project's root, with forward slashes. */
	file: string;
	data: Partial<DataOf<K>>;
	body: BodyFacts;
	locate: Locate;
	/** The pack whose file this is; absent for a page of the team. */
	pack?: string;
	/** Set for a page that only extends the pack's page with the same id. Most of the fields of its kind are then absent. */
	extends?: true;
}

/** A document whose front matter is complete and valid. */
export interface Entry<K extends Kind = Kind> extends Document<K> {
	data: DataOf<K>;
	/** How the team changed this entry of a pack, if it did. */
	change?: { is: 'extended' | 'replaced'; by: Entry<K> | Document<K>; base: Entry<K> };
}

/**
 * Returns the position of a value in the front matter by its path, for messages: `locate(['errors', 0])`. With `text`,
 * returns the position of that text inside the value. For a path that does not exist, returns the position of its nearest
 * ancestor.
 */
export type Locate = (path: readonly (string | number)[], text?: string) => Position;

/** An entry of any kind, as a union that narrows on `kind`. */
export type AnyEntry = { [K in Kind]: Entry<K> }[Kind];

/** A document of any kind, as a union that narrows on `kind`. */
export type AnyDocument = { [K in Kind]: Document<K> }[Kind];
