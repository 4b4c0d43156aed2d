import type { Kind } from '../schema/primitives.ts';

/** One page that words can find. `/api/words/1.v1.json` and the files after it contain one for each entry and each alert. */
export interface WordEntry {
	kind: Kind | 'alert';
	/** The id of the entry, or the name of the alert. */
	id: string;
	title: string;
	/** One line that says what the page is about. */
	line: string;
	/** Codes, alerts, aliases and other names, each found as a whole before any page that only shares words. */
	names?: string[];
	/** Words that the page is found by as well as by its title: tags, symptoms, the component. */
	near?: string;
	/** Words that say less: the rest of the summary, and the message texts of an error. */
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
