/** The kinds of parts that can be ticked. Evidence counts as a step. */
export const KINDS = ['mitigation', 'step', 'verify'] as const;

/** A part that can be ticked. */
export interface Block {
	/** Key that is the same on every visit. */
	key: string;
	kind: (typeof KINDS)[number];
	title: string;
	element: HTMLElement;
	row: HTMLElement;
	box: HTMLInputElement;
	/** Shows or hides note and output. */
	more: HTMLButtonElement;
}

/** The operations of a runbook page that the stored incident needs. */
export interface RunbookPage extends HTMLElement {
	readonly runbookId: string;
	readonly blocks: readonly Block[];
	/** Fills empty fields with values from the incident. */
	adopt: (values: Readonly<Record<string, string>>) => void;
	/** Empties all fields. */
	forget: () => void;
}
