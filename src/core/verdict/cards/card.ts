/**
 * The facts that a verdict shows about an error in addition to the match. `/api/cards.v1.json` has one card for each
 * error.
 */
export interface ErrorCard {
	title: string;
	/** Address of the error's page. */
	path: string;
	meaning: string;
	/** The first fix. */
	fix: string;
	/** `leads` is true if the first fix is in this runbook. If not, the runbook may help after the page has been read. */
	runbook?: { title: string; path: string; mitigation: string; minutes?: number; leads: boolean };
	/** The name of the fork's card, if the runbook tells several causes apart. */
	fork?: string;
	/** For a message that several programs print: the errors that it may show instead, and how they differ. */
	others?: { name: string; title: string; path: string; differs: string }[];
	/** Incidents in which the error was seen. */
	seen: { title: string; path: string }[];
	/** The snippet that reproduces the error. */
	snippet?: { path: string };
}

/** Cards by error id. */
export type ErrorCards = Record<string, ErrorCard>;
