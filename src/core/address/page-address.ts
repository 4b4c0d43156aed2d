/**
 * The address of a page with another fragment and without its query, complete with its origin.
 *
 * A path such as `//runbooks/x/`, from an alert template whose base ends in a slash, is the name of another host to
 * anything that resolves addresses. Repeated slashes therefore become one, and the result always names its origin.
 *
 * @param fragment What comes after `#`; none where it is empty.
 */
export function pageAddress(href: string, fragment = ''): string {
	const { origin, pathname } = new URL(href);
	return `${origin}${pathname.replace(/\/{2,}/g, '/')}${fragment === '' ? '' : `#${fragment}`}`;
}
