import type { Entry } from '../entry.ts';
import type { ForkSource, Signature } from '../match/index.ts';
import { plainText } from '../text/prose/inline.ts';

/** The data of an error page that the matcher needs. */
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

/** The data of a runbook that the matcher needs. */
export function forkSourceOf({ id, data }: Pick<Entry<'runbook'>, 'id' | 'data'>): ForkSource {
	return { runbook: id, title: plainText(data.title), signals: data.signals, alerts: data.alerts };
}
