import { pageAddress } from '../core/address/page-address.ts';

/** The address of this page without query and fragment, for a link that is passed on. */
export function ownAddress(fragment = ''): string {
	return pageAddress(location.href, fragment);
}

/**
 * Gives this page another fragment, without a new entry in the history and without going anywhere. This is the only place
 * that may change the address: a bare path would be taken for a host where it starts with two slashes.
 *
 * @param state Kept with the entry in the history of this tab.
 */
export function setFragment(fragment: string, state: unknown = history.state): void {
	history.replaceState(state, '', ownAddress(fragment));
}
