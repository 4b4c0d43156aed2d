import type { DataOf } from './schema/index.ts';
import type { Kind } from './schema/primitives.ts';
import type { Position } from './report/issue.ts';

/** What the validator and the graph need to know about an MDX body. */
export interface BodyFacts {
	/** Links of the form `kind:id` or `kind:id#anchor`, in order. */
	refs: { ref: string; position: Position }[];
	/** Other link targets: addresses on this site and elsewhere. */
	links: { url: string; position: Position }[];
	/** Pictures, by their address or by the label of the definition that has it. */
	images: { url: string; position: Position }[];
	fences: Fence[];
	headings: { depth: number; text: string; position: Position }[];
	/** MDX components used, with their attributes and where. */
	components: { name: string; attributes: Attribute[]; position: Position }[];
	/** `<Step>` elements, in order. */
	steps: Step[];
	/** Prose without code, in spans of the same formatting. */
	texts: { text: string; position: Position }[];
	/** What would make the page a program: imports, exports, expressions, and HTML elements. Comments are not listed. */
	scripts: { what: 'import' | 'export' | 'expression' | 'html'; source: string; position: Position }[];
}

/** The facts of a body to which they are yet to be added. */
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

/** An attribute of a component as it is written; one that is spread, `{...x}`, has no name. */
export interface Attribute {
	name: string;
	/** Text in quotes; undefined for an expression and for an attribute without a value. */
	value: string | undefined;
}

/** A step of a runbook. Its fences are those of the body that stand in it. */
export interface Step {
	title: string;
	/** Of its opening line. */
	position: Position;
	fences: Fence[];
	/** True if an `<Expect>` in it holds any text. */
	saysWhatToExpect: boolean;
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

/**
 * One file of content as it was found. A field that is missing or invalid is absent from `data`, so that the checks
 * which need other fields still run.
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
	/** A page that only adds to the one of the same id in a pack: most of the fields of its kind are absent. */
	extends?: true;
}

/** A document whose front matter is complete and valid. */
export interface Entry<K extends Kind = Kind> extends Document<K> {
	data: DataOf<K>;
	/** What the team did to an entry of a pack, if it did anything. */
	change?: { is: 'extended' | 'replaced'; by: Entry<K> | Document<K>; base: Entry<K> };
}

/**
 * Position of a value in the front matter by its path, for messages: `locate(['errors', 0])`. With `text`, of the place
 * inside the value where that text is written. A path that leads nowhere gives its nearest ancestor.
 */
export type Locate = (path: readonly (string | number)[], text?: string) => Position;

/** An entry of any kind, as a union that narrows on `kind`. */
export type AnyEntry = { [K in Kind]: Entry<K> }[Kind];

/** A document of any kind, as a union that narrows on `kind`. */
export type AnyDocument = { [K in Kind]: Document<K> }[Kind];
