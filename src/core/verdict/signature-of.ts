import type { Entry } from '../entry.ts';
import type { ForkSource, Signature } from '../match/index.ts';
import { plainText } from '../text/inline.ts';

/** What the matcher has to know of an error page. */
export function signatureOf({ id, data }: Pick<Entry<'error'>, 'id' | 'data'>): Signature {
	return {
		error: id,
		title: plainText(data.title),
		codes: data.codes,
		templates: data.signatures,
		supersedes: data.supersedes,
		beside: data.beside,
		unless: data.unless,
	};
}

/** What the matcher has to know of a runbook. */
export function forkSourceOf({ id, data }: Pick<Entry<'runbook'>, 'id' | 'data'>): ForkSource {
	return { runbook: id, title: plainText(data.title), signals: data.signals, alerts: data.alerts };
}
