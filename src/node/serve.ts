import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site as a static host would: folders by their `index.html`, `404.html` for everything unknown. Files that
 * a symbolic link keeps elsewhere are unknown, too. Goes on while the site is built anew, when files come and go.
 * Port 0 takes a free one. Rejects if the folder holds no site or the port is taken.
 */
export function serve({ root, port = 0, host = '127.0.0.1' }: ServeOptions): Promise<RunningServer> {
	const notFound = path.join(root, '404.html');
	if (!existsSync(notFound)) {
		return Promise.reject(new Error(`There is no built site in ${root}. Run "npm run build" first.`));
	}
	const handle = sirv(root, {
		dev: true,
		dotfiles: true,
		etag: true,
		extensions: EXTENSIONS,
		onNoMatch: (_request, response) => sendNotFound(response, notFound),
	});
	const server = createServer((request, response) => {
		// The file is opened after its headers were sent; where that fails, the connection can only be cut.
		response.once('pipe', (file) => file.once('error', () => response.destroy()));
		try {
			// What is looked up is exactly what was judged.
			request.url = request.url?.split(/[?#]/, 1)[0] ?? '/';
			if (leadsOut(root, request.url)) sendNotFound(response, notFound);
			else handle(request, response);
		} catch {
			// A file that went away between two looks at it, or a range that makes no sense.
			if (response.headersSent) response.destroy();
			else sendNotFound(response, notFound);
		}
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			const { port: bound } = server.address() as AddressInfo;
			const close = () =>
				new Promise<void>((done) => {
					server.close(() => done());
					server.closeAllConnections();
				});
			resolve({ url: `http://${host === '0.0.0.0' ? 'localhost' : host}:${bound}`, close });
		});
	});
}

/** What may be left out at the end of an address. */
const EXTENSIONS = ['html', 'htm'];

function sendNotFound(response: ServerResponse, page: string): void {
	let body: Buffer | undefined;
	try {
		body = readFileSync(page);
	} catch {
		// A build empties the folder first.
	}
	const type = body === undefined ? 'text/plain' : 'text/html';
	response.writeHead(404, { 'content-type': `${type}; charset=utf-8` });
	response.end(body ?? 'There is no such page, and no 404.html either: the site may be being built.\n');
}

/** True if one of the files that the address may stand for is outside the root, be it by a link to a folder on the way. */
function leadsOut(root: string, address: string): boolean {
	let name = address;
	try {
		name = decodeURI(address);
	} catch {
		// Not an encoded address; it is looked up as it stands.
	}
	const page = name.replace(/\/$/, '');
	const files = (page === '' ? ['/index'] : [page, `${page}/index`]).flatMap((file) => [
		file,
		...EXTENSIONS.map((extension) => `${file}.${extension}`),
	]);
	const home = real(root);
	return files.some((file) => {
		const place = real(path.join(root, file));
		return place !== undefined && place !== home && !place.startsWith(`${home}${path.sep}`);
	});
}

/** Where a file is, every link on the way followed; undefined if it does not exist. */
function real(file: string): string | undefined {
	try {
		return realpathSync(file);
	} catch {
		return undefined;
	}
}

interface ServeOptions {
	/** The folder of the built site. */
	root: string;
	port?: number;
	host?: string;
}

export interface RunningServer {
	/** Without a slash at the end. */
	url: string;
	close: () => Promise<void>;
}
