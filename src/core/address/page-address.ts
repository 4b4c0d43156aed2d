/**
 * The complete address of a page, with its origin, but with this fragment and without its query.
 *
 * An alert template whose base ends in a slash produces a path such as `//runbooks/x/`. Resolved as an address, that path
 * would name another host. Repeated slashes therefore become one slash, and the result always contains its origin.
 *
 * @param fragment The text after `#`. The result has no `#` if this is empty.
 */
export function pageAddress(href: string, fragment = ''): string {
	const { origin, pathname } = new URL(href);
	return `${origin}${pathname.replace(/\/{2,}/g, '/')}${fragment === '' ? '' : `#${fragment}`}`;
}
