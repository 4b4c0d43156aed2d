/**
 * The complete address of a page, with its origin and without its query. The given fragment replaces its own.
 *
 * An alert template whose base ends in a slash produces a path such as `//runbooks/x/`, which a browser would read as
 * an address on another host. Repeated slashes therefore become one slash, and the result always contains its origin.
 *
 * @param fragment The text after `#`. If it is empty, the result has no `#`.
 */
export function pageAddress(href: string, fragment = ''): string {
	const { origin, pathname } = new URL(href);
	return `${origin}${pathname.replace(/\/{2,}/g, '/')}${fragment === '' ? '' : `#${fragment}`}`;
}
