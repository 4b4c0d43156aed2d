/**
 * The response headers that a host should send with the built site. The files for each host and the headers of
 * `hindsight serve` are generated from this list. The pages contain a Content-Security-Policy in a `meta` element; these
 * headers add directives that a `meta` element does not support, and headers for files that are not pages.
 */
export const RESPONSE_HEADERS: readonly ResponseHeader[] = [
	{
		name: 'Content-Security-Policy',
		value: "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'",
		reason: 'No other site may frame these pages. This policy adds to the one in each page, and replaces nothing.',
	},
	{
		name: 'X-Content-Type-Options',
		value: 'nosniff',
		reason: 'A file that is published as text is never run as a script.',
	},
	{
		name: 'Referrer-Policy',
		value: 'same-origin',
		reason: 'Addresses of internal runbooks do not reach the sites that pages link to.',
	},
	{
		name: 'Permissions-Policy',
		value: [
			'accelerometer=()',
			'camera=()',
			'display-capture=()',
			'geolocation=()',
			'gyroscope=()',
			'magnetometer=()',
			'microphone=()',
			'midi=()',
			'payment=()',
			'usb=()',
		].join(', '),
		reason: 'The site uses none of these features.',
	},
];

/** How long a browser may use its copy of a file, by the start of the path. The first matching rule applies. */
export const CACHE_RULES: readonly CacheRule[] = [
	{ prefix: '/_astro/', value: 'public, max-age=31536000, immutable' },
	{ prefix: '/pagefind/fragment/', value: 'public, max-age=31536000, immutable' },
	{ prefix: '/pagefind/index/', value: 'public, max-age=31536000, immutable' },
];

/** For every other file. The browser asks each time whether its copy is current. */
export const DEFAULT_CACHE = 'no-cache';

/** Sites may send this only if the whole domain permanently uses HTTPS, so each host file contains it as a comment. */
export const TRANSPORT_SECURITY: ResponseHeader = {
	name: 'Strict-Transport-Security',
	value: 'max-age=31536000',
	reason: 'Add this once the site is reached over HTTPS only. Browsers then refuse plain HTTP for a year.',
};

/** The `Cache-Control` of a site path. */
export function cacheControlOf(path: string): string {
	return CACHE_RULES.find(({ prefix }) => path.startsWith(prefix))?.value ?? DEFAULT_CACHE;
}

export interface ResponseHeader {
	name: string;
	value: string;
	/** One sentence, shown as a comment in the files for hosts. */
	reason: string;
}

export interface CacheRule {
	/** Start of the site path, with a slash at both ends. The names of all files below it contain a hash of their contents. */
	prefix: string;
	value: string;
}
