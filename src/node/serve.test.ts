import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serve, type RunningServer } from './serve.ts';

let folder = '';
let root = '';
let server: RunningServer;

beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-serve-'));
	root = path.join(folder, 'dist');
	await mkdir(path.join(root, 'errors'), { recursive: true });
	await mkdir(path.join(folder, 'private'));
	await writeFile(path.join(folder, 'private/index.html'), 'secret');
	await writeFile(path.join(root, '404.html'), 'not here');
	await writeFile(path.join(root, 'index.html'), 'home');
	await writeFile(path.join(root, 'errors/index.html'), 'errors');
	server = await serve({ root });
});
afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

/** As `curl --path-as-is`: `fetch` would tidy the address up. */
function get(address: string, headers: Record<string, string> = {}): Promise<[number | undefined, string]> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(server.url);
		const sent = request({ hostname, port, path: address, headers }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
			response.on('end', () => resolve([response.statusCode, body]));
			response.on('error', reject);
		});
		sent.on('error', reject).end();
	});
}

test('folders are served by their index, and the rest by 404.html', async () => {
	expect(await get('/')).toEqual([200, 'home']);
	expect(await get('/errors/?q=1')).toEqual([200, 'errors']);
	expect(await get('/errors')).toEqual([200, 'errors']);
	expect(await get('/errors/none')).toEqual([404, 'not here']);
	expect(await get('/%E0%A4%A')).toEqual([404, 'not here']);
});

describe('while the site is built anew', () => {
	test('a missing 404.html gives a plain 404, and the server goes on', async () => {
		await rm(path.join(root, '404.html'));
		const [status, body] = await get('/none');
		expect([status, body]).toEqual([404, expect.stringContaining('may be being built') as string]);
		expect(await get('/')).toEqual([200, 'home']);
		await rm(root, { recursive: true });
		expect((await get('/'))[0]).toBe(404);
	});

	test('a file that cannot be opened ends its connection alone', async () => {
		// A socket has a size and a name, like a file, and cannot be opened as one.
		const socket = createServer().listen(path.join(root, 'socket.html'));
		await once(socket, 'listening');
		await expect(get('/socket')).rejects.toThrow();
		expect(await get('/')).toEqual([200, 'home']);
		socket.close();
	});

	test('a range that makes no sense does not end it', async () => {
		await get('/', { range: 'bytes=3-1' }).catch(() => undefined);
		expect(await get('/')).toEqual([200, 'home']);
	});
});

test('links that lead out of the folder are unknown, links inside are not', async () => {
	await symlink(path.join(folder, 'private'), path.join(root, 'folder'));
	await symlink(path.join(folder, 'private/index.html'), path.join(root, 'page.html'));
	await symlink(path.join(folder, 'private/index.html'), path.join(root, 'errors/a b.html'));
	await symlink(path.join(root, 'errors'), path.join(root, 'inside'));
	for (const address of [
		'/folder/',
		'/folder',
		'/folder/index',
		'/folder/index.html?q',
		'/folder/index.html#x',
		'/page.html',
		'/page',
		'/page/',
		'/errors/../page',
		'/errors/a%20b',
		'/../private/index.html',
		'/..%2fprivate/index.html',
	]) {
		expect([address, ...(await get(address))]).toEqual([address, 404, 'not here']);
	}
	expect(await get('/inside/')).toEqual([200, 'errors']);
	await writeFile(`${root}.html`, 'beside it');
	expect(await get('/')).toEqual([200, 'home']);
});

test('a folder that is itself a link is served', async () => {
	await symlink(root, path.join(folder, 'link'));
	await server.close();
	server = await serve({ root: path.join(folder, 'link') });
	expect(await get('/errors/')).toEqual([200, 'errors']);
});
