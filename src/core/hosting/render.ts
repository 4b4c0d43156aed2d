import type { SiteAddress } from '../address/site-address.ts';
import { CACHE_RULES, DEFAULT_CACHE, RESPONSE_HEADERS, TRANSPORT_SECURITY, type ResponseHeader } from './headers.ts';

/**
 * One function for each host, which renders the header list as a configuration file for a site that may be below a
 * path. The key is the name of the file in `docs/hosting/`.
 */
export const HOST_FILES = {
	_headers: renderHeadersFile,
	'nginx.conf': renderNginx,
	Caddyfile: renderCaddy,
	'apache.conf': renderApache,
} as const satisfies Record<string, (site: SiteAddress) => string>;

/**
 * The `_headers` file that Netlify and Cloudflare Pages read. Both hosts join the values if two rules set the same header,
 * so the default cache rule is left out. Without it, both hosts already tell browsers to ask each time.
 */
export function renderHeadersFile({ href }: SiteAddress): string {
	const all = RESPONSE_HEADERS.flatMap((header) => [`  # ${header.reason}`, `  ${plain(header)}`]);
	const cached = CACHE_RULES.flatMap(({ prefix, value }) => ['', `${href(prefix)}*`, `  Cache-Control: ${value}`]);
	return lines([`# ${ORIGIN}`, '', `${href('/')}*`, ...all, ...transportSecurity('  #', plain), ...cached]);
}

/**
 * For the `server` block of nginx. A `location` that has its own `add_header` drops the headers of the block around it, so
 * the cache rules are in a `map`.
 */
export function renderNginx({ href }: SiteAddress): string {
	const rules = CACHE_RULES.map(({ prefix, value }) => `    ~^${href(prefix)} "${value}";`);
	const all = RESPONSE_HEADERS.flatMap((header) => [`    # ${header.reason}`, `    ${nginxHeader(header)}`]);
	return lines([
		`# ${ORIGIN}`,
		'',
		'# In the http block:',
		'map $uri $hindsight_cache_control {',
		`    default "${DEFAULT_CACHE}";`,
		...rules,
		'}',
		'',
		'server {',
		'    # Add your own listen, server_name, ssl_certificate and root.',
		`    error_page 404 ${href('/404.html')};`,
		'    charset utf-8;',
		'    absolute_redirect off;',
		'',
		'    # A location block with an add_header of its own loses all of these.',
		...all,
		'    # Without "always", so that a file missing during a deploy is not stored as missing for a year.',
		'    add_header Cache-Control $hindsight_cache_control;',
		...transportSecurity('    #', nginxHeader),
		'}',
	]);
}

/**
 * For a site block of Caddy 2. Caddy sorts directives of the same name by their matchers, so the matchers of the cache rules
 * exclude each other instead of relying on their order.
 */
export function renderCaddy({ href }: SiteAddress): string {
	const all = RESPONSE_HEADERS.flatMap((header) => [`        # ${header.reason}`, `        ${quoted(header)}`]);
	const paths = CACHE_RULES.flatMap(({ prefix, value }, index) => [
		`    @hashed${index + 1} path ${href(prefix)}*`,
		`    header @hashed${index + 1} Cache-Control "${value}"`,
	]);
	const others = `    @others not path ${CACHE_RULES.map(({ prefix }) => `${href(prefix)}*`).join(' ')}`;
	return lines([
		`# ${ORIGIN}`,
		'',
		'kb.example.org {',
		'    # Add your own root.',
		'    file_server',
		'    handle_errors {',
		'        @missing expression {http.error.status_code} == 404',
		`        rewrite @missing ${href('/404.html')}`,
		'        # A file missing during a deploy must not be stored as missing for a year.',
		`        header Cache-Control "${DEFAULT_CACHE}"`,
		'        file_server',
		'    }',
		'',
		'    header {',
		...all,
		...transportSecurity('        #', quoted),
		'    }',
		'',
		...paths,
		others,
		`    header @others Cache-Control "${DEFAULT_CACHE}"`,
		'}',
	]);
}

/** For a virtual host or an `.htaccess` file of Apache 2.4 with mod_headers. */
export function renderApache({ href }: SiteAddress): string {
	const all = RESPONSE_HEADERS.flatMap((header) => [`# ${header.reason}`, apacheHeader(header)]);
	const paths = CACHE_RULES.map(({ prefix, value }) => {
		return `Header set Cache-Control "${value}" "expr=%{REQUEST_URI} =~ m#^${href(prefix)}#"`;
	});
	return lines([
		`# ${ORIGIN}`,
		'',
		`ErrorDocument 404 ${href('/404.html')}`,
		'AddDefaultCharset utf-8',
		'# Without it, Apache serves "index.html.md" as HTML, so browsers show its text as a page.',
		'AddType text/markdown .md',
		'',
		...all,
		'# Without "always", so that a file missing during a deploy is not stored as missing for a year.',
		`Header set Cache-Control "${DEFAULT_CACHE}"`,
		...paths,
		...transportSecurity('#', apacheHeader),
	]);
}

const ORIGIN = 'Generated from src/core/hosting/headers.ts.';

function transportSecurity(comment: string, render: (header: ResponseHeader) => string): string[] {
	return [`${comment} ${TRANSPORT_SECURITY.reason}`, `${comment} ${render(TRANSPORT_SECURITY)}`];
}

function plain({ name, value }: ResponseHeader): string {
	return `${name}: ${value}`;
}

function quoted({ name, value }: ResponseHeader): string {
	return `${name} "${value}"`;
}

function nginxHeader(header: ResponseHeader): string {
	return `add_header ${quoted(header)} always;`;
}

function apacheHeader(header: ResponseHeader): string {
	return `Header always set ${quoted(header)}`;
}

function lines(all: readonly string[]): string {
	return `${all.join('\n')}\n`;
}
