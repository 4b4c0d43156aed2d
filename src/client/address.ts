import { pageAddress } from '../core/address/page-address.ts';

/** The address of this page without its query and with another fragment, for a link to share. */
export function ownAddress(fragment = ''): string {
	return pageAddress(location.href, fragment);
}

/**
 * Sets the fragment of this page without navigation and without a new history entry. Only this function and `setQuery`
 * may use the history API: they pass a complete address, because it would read a path that starts with two slashes as a
 * host.
 *
 * @param state Stored with the entry in the history of this tab.
 */
export function setFragment(fragment: string, state: unknown = history.state): void {
	history.replaceState(state, '', ownAddress(fragment));
}
