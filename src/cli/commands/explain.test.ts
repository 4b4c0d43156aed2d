import path from 'node:path';
import { expect, test } from 'vitest';
import { fakeIo } from '../io/fake-io.ts';
import { run } from './explain.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../tests/fixtures');

async function explain(args: string[], content = 'valid'): Promise<{ code: number; stdout: string; stderr: string }> {
	const io = fakeIo('terminal');
	const code = await run([...args, '--content', path.join(FIXTURES, content, 'content')], io);
	return { code, ...io.written };
}

test('prints the whole page without tags and marks', async () => {
	const { code, stdout, stderr } = await explain(['pool-limit']);
	expect(code).toBe(0);
	expect(stderr).toBe('');
	expect(stdout).toMatchInlineSnapshot(`
		"QueuePool limit reached
		SQLAlchemy (3o7r)
		https://base.example/errors/pool-limit/

		Every connection of the pool was out for as long as pool_timeout allows.

		Do this
		1. Find what keeps the connections.
		   https://base.example/runbooks/pool-full/

		How it looks in logs
		  QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00

		A request waited for a connection and gave up. What to do is in Requests wait for the pool.

		Seen in
		The orders pool was full
		https://base.example/postmortems/orders-pool-full/

		Documentation
		https://docs.sqlalchemy.org/en/20/errors.html
		"
	`);
});

test.each(['3o7r', '3O7R', 'POOL-LIMIT', 'error:pool-limit', 'https://sqlalche.me/e/20/3o7r', '/errors/pool-limit/'])(
	'finds %s',
	async (name) => {
		expect((await explain([name])).stdout).toMatch(/^QueuePool limit reached$/m);
	},
);

test('proposes the closest names for an unknown name, with 1', async () => {
	const { code, stdout, stderr } = await explain(['pool-limits']);
	expect(code).toBe(1);
	expect(stdout).toBe('');
	expect(stderr).toBe('No error page has the code, id or alias "pool-limits". The closest are:\n  pool-limit\n');
});

test('says how to list all errors for a name that is close to none', async () => {
	expect((await explain(['zzzzzz'])).stderr).toContain('"hindsight explain" lists all errors.');
});

test('shows a name without terminal control characters', async () => {
	expect((await explain(['\u001b]0;X\u0007zz'])).stderr).toContain('alias "]0;Xzz". ');
});

test('without a name prints the help and all errors, with 2', async () => {
	const { code, stderr } = await explain([]);
	expect(code).toBe(2);
	expect(stderr).toContain('Usage: hindsight explain');
	expect(stderr).toContain('  pool-limit  3o7r\n');
});

test('invalid pages are left out, with a warning', async () => {
	const { code, stderr } = await explain(['pool-limit'], 'every-fault');
	expect(code).toBe(1);
	expect(stderr).toMatch(/^Skipped 1 invalid error page\. "hindsight check .+" says why\.$/m);
});
