import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site as a static host would: folders by their `index.html`, `404.html` for everything unknown.
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
		onNoMatch: (_request, response) => {
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			response.end(readFileSync(notFound));
		},
	});
	const server = createServer((request, response) => handle(request, response));
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
