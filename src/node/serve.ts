import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import send from 'send';
import { cacheControlOf, DEFAULT_CACHE, RESPONSE_HEADERS } from '../core/hosting/headers.ts';
import { siteAt, type SiteAddress } from '../core/address/site-address.ts';

/**
 * Serves a built site as a static host would: `index.html` for a folder, `404.html` for every unknown address, and the
 * headers that `_headers` asks a host for. An address is also unknown if a symbolic link leads out of the folder, or if
 * its path has a segment that starts with a dot, except for `.well-known` at the root. A site that was built for an
 * address with a path, such as `https://org.github.io/kb/`, is served below that path. The server keeps running while
 * the site is rebuilt and its files come and go. Port 0 means any free port. Rejects if the folder contains no site or
 * the port is taken.
 */
export function serve({ root, port = 0, host = '127.0.0.1' }: ServeOptions): Promise<RunningServer> {
	if (!existsSync(path.join(root, NOT_FOUND))) {
		return Promise.reject(new Error(`There is no built site in ${root}. Run "npm run build" first.`));
	}
	const { base, sitePathOf } = siteAt(readAddress(root) ?? 'http://localhost/');
	const server = createServer((request, response) => answer({ root, base, sitePathOf }, request, response));
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			const { port: bound } = server.address() as AddressInfo;
			const close = () =>
				new Promise<void>((done) => {
					server.close(() => done());
					server.closeAllConnections();
				});
			resolve({ url: `http://${hostInUrl(host)}:${bound}${base.slice(0, -1)}`, close });
		});
	});
}

const NOT_FOUND = '404.html';

/** The address that the site was built for; undefined if the folder does not say. */
function readAddress(root: string): string | undefined {
	try {
		const { url } = JSON.parse(readFileSync(path.join(root, 'api/site.v1.json'), 'utf8')) as { url?: unknown };
		return typeof url === 'string' && URL.canParse(url) ? url : undefined;
	} catch {
		return undefined;
	}
}

function answer(
	{ root, base, sitePathOf }: { root: string } & Pick<SiteAddress, 'base' | 'sitePathOf'>,
	request: IncomingMessage,
	response: ServerResponse,
): void {
	for (const { name, value } of RESPONSE_HEADERS) response.setHeader(name, value);
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' });
		response.end('Only GET and HEAD are allowed.\n');
		return;
	}
	const { url = '/' } = request;
	const sitePath = sitePathOf(url);
	// Like a host, redirect `/kb` to `/kb/`. Redirect `/` too, because this server has nothing else to show there.
	if (sitePath === undefined && (url === '/' || `${url}/` === base)) {
		response.writeHead(302, { location: base }).end();
		return;
	}
	const file = sitePath === undefined ? undefined : findFile(root, sitePath);
	if (file === undefined) {
		sendNotFound(root, response);
		return;
	}
	send(request, file, { root, dotfiles: 'allow', cacheControl: false, index: false })
		.on('headers', () => response.setHeader('Cache-Control', cacheControlOf(file)))
		.on('error', (error: HttpError) => {
			if (response.headersSent) response.destroy();
			// 416: the client asks for a part that the file does not have. Any other error: the file is gone or cannot be
			// opened.
			else if (error.status !== 416) sendNotFound(root, response);
			else response.writeHead(416, error.headers).end();
		})
		.pipe(response);
}

function sendNotFound(root: string, response: ServerResponse): void {
	let body: Buffer | undefined;
	try {
		body = readFileSync(path.join(root, NOT_FOUND));
	} catch {
		// The file may be missing while a build replaces the site.
	}
	const type = body === undefined ? 'text/plain' : 'text/html';
	response.setHeader('Cache-Control', DEFAULT_CACHE);
	response.writeHead(404, { 'content-type': `${type}; charset=utf-8` });
	response.end(body ?? 'There is no such page, and no 404.html. The site may be in the middle of a build.\n');
}

/**
 * The file for an address, as an encoded path from the root; undefined if there is no such file or it may not be served.
 */
function findFile(root: string, address: string): string | undefined {
	let name = address.split(/[?#]/, 1)[0] ?? '';
	try {
		name = decodeURIComponent(name);
	} catch {
		return undefined;
	}
	const segments = name.split('/');
	if (name.includes('\0') || segments.some(isHidden)) return undefined;
	const page = name.replace(/\/+$/, '');
	const candidates = name.endsWith('/')
		? [`${page}/index.html`, `${page}.html`]
		: [page, `${page}.html`, `${page}/index.html`];
	const found = candidates.find((file) => isServed(root, file));
	return found?.split('/').map(encodeURIComponent).join('/');
}

/** Whether a segment of a path is hidden. `..` counts as hidden; `.well-known` at the root does not. */
function isHidden(segment: string, index: number): boolean {
	return segment.startsWith('.') && !(segment === '.well-known' && index === 1);
}

/** True for a file that is below the root after symbolic links are resolved. */
function isServed(root: string, file: string): boolean {
	try {
		const home = realpathSync(root);
		const target = realpathSync(path.join(root, file));
		return target.startsWith(`${home}${path.sep}`) && !statSync(target).isDirectory();
	} catch {
		return false;
	}
}

/** The host for the URL by which a browser on this machine reaches the server. */
function hostInUrl(host: string): string {
	if (host === '0.0.0.0' || host === '::') return 'localhost';
	return host.includes(':') ? `[${host}]` : host;
}

interface HttpError extends Error {
	status?: number;
	headers?: Record<string, string>;
}

interface ServeOptions {
	/** The folder of the built site. */
	root: string;
	port?: number;
	host?: string;
}

export interface RunningServer {
	/** Address of the home page, without a slash at the end. */
	url: string;
	close: () => Promise<void>;
}
