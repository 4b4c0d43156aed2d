import type { Kind } from '../schema/primitives.ts';

/** One page that a search can find. `/api/words/1.v1.json` and the files after it contain one for each entry and each alert. */
export interface WordEntry {
	kind: Kind | 'alert';
	/** The id of the entry, or the name of the alert. */
	id: string;
	title: string;
	/** One line that says what the page is about. */
	line: string;
	/**
	 * Codes, aliases and other names. If the whole query is one of them, the page comes before all others if it is for
	 * incidents. At least one of the pages with that name is always among the results.
	 */
	names?: string[];
	/** What the page is about besides the words of its title: tags, symptoms, alerts, the component. */
	near?: string;
	/**
	 * Words that say less: the rest of the summary, all message texts of an error but the first, causes and
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
