/** What can be ticked on a runbook. */
export const KINDS = ['mitigation', 'step', 'verify'] as const;

/** Something that can be ticked. */
export interface Block {
	/** The same on every visit. */
	key: string;
	kind: (typeof KINDS)[number];
	title: string;
	element: HTMLElement;
	row: HTMLElement;
	box: HTMLInputElement;
	/** Unfolds note and output. */
	more: HTMLButtonElement;
}

/** What the incident that is kept in this browser needs of the runbook it is shown on. */
export interface RunbookPage extends HTMLElement {
	readonly runbookId: string;
	readonly blocks: readonly Block[];
	/** Sets values that were stored elsewhere, where nothing is set here. */
	adopt: (values: Readonly<Record<string, string>>) => void;
	/** Forgets all values. */
	forget: () => void;
}
