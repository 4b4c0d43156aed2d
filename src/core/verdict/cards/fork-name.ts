import { alertAddress } from '../../alerts/address.ts';
import { addressOf } from '../../address/address.ts';
import type { Fork } from '../../match/runtime.ts';

/** `alert:HighErrorRate`: the name of a fork's card in `/api/forks.v1.json`. */
export function nameOf({ kind, id }: Fork['target']): string {
	return `${kind}:${id}`;
}

/** The fork that a name from {@link nameOf} stands for. */
export function targetOf(name: string): Fork['target'] {
	const at = name.indexOf(':');
	return { kind: name.slice(0, at) === 'alert' ? 'alert' : 'runbook', id: name.slice(at + 1) };
}

/** The address of a fork: the runbook, or the page of the alert. */
export function forkAddress({ kind, id }: Fork['target']): string {
	return kind === 'alert' ? alertAddress(id) : addressOf('runbook', id);
}
