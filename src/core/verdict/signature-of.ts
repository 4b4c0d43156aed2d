import type { Entry } from '../entry.ts';
import type { ForkSource, Signature } from '../match/index.ts';
import { plainText } from '../text/prose/inline.ts';

/** The data that the matcher needs from an error page, which may be incomplete. */
export function signatureOf({ id, data }: { id: string; data: Partial<Entry<'error'>['data']> }): Signature {
	return {
		error: id,
		title: plainText(data.title ?? id),
		codes: data.codes ?? [],
		templates: data.signatures ?? [],
		supersedes: data.supersedes ?? [],
		beside: data.beside,
		unless: data.unless,
	};
}

/** The data of a runbook that the matcher needs. */
export function forkSourceOf({ id, data }: Pick<Entry<'runbook'>, 'id' | 'data'>): ForkSource {
	return { runbook: id, title: plainText(data.title), signals: data.signals, alerts: data.alerts };
}
