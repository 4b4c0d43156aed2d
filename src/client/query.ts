import { ownAddress } from './address.ts';

/**
 * Sets the query of this page and keeps its fragment, without navigation and without a new history entry. It is not in
 * `address.ts`, because only lists need it.
 *
 * @param query The text after `?`.
 */
export function setQuery(query: string): void {
	const address = new URL(ownAddress(location.hash.slice(1)));
	address.search = query;
	history.replaceState(history.state, '', address);
}
