import type { Kind } from '../schema/primitives.ts';

/** A page that a search can find. `/api/words/1.v1.json` and the files after it list every entry and every alert. */
export interface WordEntry {
	kind: Kind | 'alert';
	/** The id of the entry, or the name of the alert. */
	id: string;
	title: string;
	/** One line that says what the page is about. */
	line: string;
	/**
	 * Codes, aliases and other names. If the whole query is one of them and the page is for incidents, the page comes
	 * before all others. At least one of the pages with that name is always among the results.
	 */
	names?: string[];
	/** What the page is about, in addition to its title: tags, symptoms, alerts, the component, the first message. */
	near?: string;
	/**
	 * Words that say less: the rest of the summary, all message texts of an error except the first, causes and
	 * mitigations.
	 */
	text?: string;
}

/** The kinds in the order in which readers want them: what an on-call engineer opens first, then everything else. */
export const KIND_ORDER = [
	'alert',
	'runbook',
	'error',
	'postmortem',
	'snippet',
	'service',
	'term',
	'path',
] as const satisfies readonly WordEntry['kind'][];

/** Whether pages of this kind help during an incident, and so come before the others. */
export function isForIncidents({ kind }: WordEntry): boolean {
	return kind === 'alert' || kind === 'runbook' || kind === 'error';
}
