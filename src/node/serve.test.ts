import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RESPONSE_HEADERS } from '../core/hosting/headers.ts';
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

/** Sends a request like `curl --path-as-is`, because `fetch` would normalise the address. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const { hostname, port } = new URL(server.url);
		const sent = request({ hostname, port, path: address, headers, method }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
			response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
			response.on('error', reject);
		});
		sent.on('error', reject).end();
	});
}

async function get(address: string, headers: Record<string, string> = {}): Promise<[number | undefined, string]> {
	const { status, body } = await ask(address, headers);
	return [status, body];
}

interface Answer {
	status: number | undefined;
	headers: IncomingHttpHeaders;
	body: string;
}

test('folders are served by their index, and unknown addresses by 404.html', async () => {
	expect(await get('/')).toEqual([200, 'home']);
	expect(await get('/errors/?q=1')).toEqual([200, 'errors']);
	expect(await get('/errors')).toEqual([200, 'errors']);
	expect(await get('/errors/none')).toEqual([404, 'not here']);
	expect(await get('/%E0%A4%A')).toEqual([404, 'not here']);
});

describe('while the site is being rebuilt', () => {
	test('a missing 404.html gives a plain 404, and the server continues', async () => {
		await rm(path.join(root, '404.html'));
		const [status, body] = await get('/none');
		expect([status, body]).toEqual([404, expect.stringContaining('may be in the middle of a build') as string]);
		expect(await get('/')).toEqual([200, 'home']);
		await rm(root, { recursive: true });
		expect((await get('/'))[0]).toBe(404);
	});

	test('a file that cannot be opened ends only its own connection', async () => {
		// A socket has a size and a name like a file, but cannot be opened.
		const socket = createServer().listen(path.join(root, 'socket.html'));
		await once(socket, 'listening');
		await expect(get('/socket')).rejects.toThrow();
		expect(await get('/')).toEqual([200, 'home']);
		socket.close();
	});
});

test('links that lead out of the folder are not found, but links inside are served', async () => {
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

describe('headers of every response', () => {
	test.each(['/', '/none', '/errors/'])('%s: the headers of the list', async (address) => {
		const { headers } = await ask(address);
		expect(RESPONSE_HEADERS.length).toBeGreaterThan(3);
		for (const { name, value } of RESPONSE_HEADERS) expect([name, headers[name.toLowerCase()]]).toEqual([name, value]);
	});

	test('files with a hash in their name are cached, but not missing files and pages', async () => {
		await mkdir(path.join(root, '_astro'));
		await writeFile(path.join(root, '_astro/a.12.js'), '1');
		expect((await ask('/_astro/a.12.js')).headers['cache-control']).toContain('immutable');
		expect((await ask('/_astro/b.12.js')).headers['cache-control']).toBe('no-cache');
		expect((await ask('/')).headers['cache-control']).toBe('no-cache');
	});
});

describe('ranges', () => {
	test.each([
		['bytes=0-0', 206, 'h', 'bytes 0-0/4'],
		['bytes=1-2', 206, 'om', 'bytes 1-2/4'],
		['bytes=2-', 206, 'me', 'bytes 2-3/4'],
		['bytes=-3', 206, 'ome', 'bytes 1-3/4'],
		['bytes=2-99', 206, 'me', 'bytes 2-3/4'],
		['bytes=5-1', 416, '', 'bytes */4'],
		['bytes=9-', 416, '', 'bytes */4'],
		['bytes=-0', 416, '', 'bytes */4'],
		['lines=1-2', 200, 'home', undefined],
		['bytes=a-b', 200, 'home', undefined],
	])('%s gives %d', async (range, status, body, contentRange) => {
		const answer = await ask('/', { range });
		expect([answer.status, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange]);
		expect(await get('/')).toEqual([200, 'home']);
	});
});

test('an unchanged file is not sent again', async () => {
	const { headers } = await ask('/');
	expect(headers.etag).toBeDefined();
	expect((await ask('/', { 'if-none-match': String(headers.etag) })).status).toBe(304);
});

test('HEAD returns only the headers, and other methods are rejected', async () => {
	const head = await ask('/', {}, 'HEAD');
	expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '4']);
	for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
		const answer = await ask('/', {}, method);
		expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
	}
});

test('hidden files are not found, except in .well-known', async () => {
	await mkdir(path.join(root, '.well-known'));
	await mkdir(path.join(root, '.git'));
	await mkdir(path.join(root, 'errors/.well-known'));
	for (const file of ['.env', '.git/config', 'errors/.hidden', 'errors/.well-known/x', '.well-known/.env']) {
		await writeFile(path.join(root, file), 'secret');
		expect([file, ...(await get(`/${file}`))]).toEqual([file, 404, 'not here']);
	}
	await writeFile(path.join(root, '.well-known/security.txt'), 'Contact:');
	expect(await get('/.well-known/security.txt')).toEqual([200, 'Contact:']);
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ family }) => family === 'IPv6'));

test.each([
	['0.0.0.0', /^http:\/\/localhost:\d+$/, true],
	['::', /^http:\/\/localhost:\d+$/, hasIpv6],
	['::1', /^http:\/\/\[::1\]:\d+$/, hasIpv6],
])('listening on %s gives an address that a browser accepts', async (host, address, isPossible) => {
	await server.close();
	const started = await serve({ root, host }).catch((error: NodeJS.ErrnoException) => error);
	server = 'url' in started ? started : await serve({ root });
	// A machine without IPv6 reports an error.
	if (!isPossible) return expect(started).toMatchObject({ syscall: 'listen' });
	expect(server.url).toMatch(address);
	expect(await (await fetch(server.url)).text()).toBe('home');
});
