import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fakeIo } from '../io/fake-io.ts';
import { run } from './serve.ts';

test.each([
	[['--port', 'abc'], '"abc" is not a port; --port takes a whole number from 1 to 65535, or 0 for a free port.'],
	[['--port', '99999'], '"99999" is not a port'],
	[['--port', ''], '"" is not a port'],
	[['--port', '1e3'], '"1e3" is not a port'],
	[['a', 'b'], 'Give only one folder, not "a" and "b".'],
	[['--prot', '1'], "Unknown option '--prot'"],
])('%j is bad usage: 2, with the reason and the help', async (args, reason) => {
	const io = fakeIo();
	expect(await run(args, io)).toBe(2);
	expect(io.written.stdout).toBe('');
	expect(io.written.stderr).toContain(reason);
	expect(io.written.stderr).toContain('Usage: hindsight serve');
});

test('a requested port that is taken is named, with 2', async () => {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-serve-'));
	await writeFile(path.join(root, '404.html'), '');
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	const io = fakeIo();
	expect(await run([root, '--port', String(port)], io)).toBe(2);
	expect(io.written.stderr).toBe(
		`Port ${port} is taken. Choose another with --port, or let --port 0 choose a free one.\n`,
	);
	other.close();
	await rm(root, { recursive: true });
});

test('prints the address alone on standard output, and how to stop on standard error', async () => {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-serve-'));
	await writeFile(path.join(root, '404.html'), '');
	const io = fakeIo();
	const running = run([root, '--port', '0'], io);
	await expect.poll(() => io.written.stderr).toBe('Press Ctrl-C to stop.\n');
	expect(io.written.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
	process.emit('SIGTERM');
	expect(await running).toBe(0);
	await rm(root, { recursive: true });
});
