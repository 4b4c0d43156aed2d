import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Runbook } from '../../src/core/schema/kinds/runbook.ts';
import { query, startPostgres, type Postgres } from '../../src/node/runner/services/postgres.ts';
import { openScope, type Scope } from '../../src/node/runner/process/scope.ts';
import { carryOut, reasonMissing, runbooksById } from '../../tests/support/rehearse.ts';

/** The code of PostgreSQL for a statement that was cancelled. */
const CANCELLED = '57014';

const missing = reasonMissing('psql');
const runbook = (await runbooksById()).get('pool-or-something-else');
const leak = (await runbooksById()).get('connection-leak');
const full = (await runbooksById()).get('too-many-server-connections');

describe.skipIf(missing !== '')(`mitigations on a real PostgreSQL${missing}`, { timeout: 60_000 }, () => {
	let scope: Scope;
	let server: Postgres;
	const clients: pg.Client[] = [];

	beforeAll(async () => {
		scope = await openScope();
		server = await startPostgres(scope, { max_prepared_transactions: 5, max_connections: 40 }, 'password');
		await query(server.adminUrl, "CREATE ROLE oncall LOGIN PASSWORD 'password' IN ROLE pg_monitor, pg_signal_backend");
		await query(server.adminUrl, "CREATE ROLE batch LOGIN PASSWORD 'password'");
		await query(server.url, 'CREATE TABLE orders AS SELECT id, 0 AS total FROM generate_series(1, 9) AS id');
		await query(server.url, 'GRANT ALL ON orders TO batch');
	}, 60_000);
	beforeEach(async () => {
		await query(server.url, 'UPDATE orders SET total = 0');
	});
	afterEach(async () => {
		await Promise.all(clients.splice(0).map((client) => client.end().catch(() => undefined)));
	});
	afterAll(() => scope.close());

	describe('for sessions that wait for a lock', () => {
		test('three waiters and one blocker: after the command the waiters continue, and only the blocker has ended', async () => {
			const blocker = await holdRow(1);
			const waiters = [await update(1), await update(1), await update(1)];
			expect(await ask()).toMatch(/^waiting for locks \| 3 \|/);
			// Each waiter waits for the one before it, and all have the same head.
			expect(await check()).toMatch(
				new RegExp(`^${blocker.pid} \\| 3 wait \\| application \\| idle in transaction \\|`),
			);
			expect(await end(blocker.pid)).toBe(`${blocker.pid} ended: true\n`);
			expect(await Promise.all(waiters.map(({ done }) => done))).toEqual(['done', 'done', 'done']);
			expect(await totalOf(1)).toBe(3);
			expect(await check()).toBe('');
		});

		test('the command does not end a waiter, or a session that blocks no other session', async () => {
			const blocker = await holdRow(1);
			const waiter = await update(1);
			const last = await update(1);
			const bystander = await holdRow(2);
			// The second waiter queues after the first, so the first one blocks another session while it waits itself.
			for (const { pid } of [waiter, last, bystander]) expect(await end(pid)).toContain(`${pid} not ended: `);
			await sleep(200);
			expect([waiter.state(), last.state()]).toEqual(['waits', 'waits']);
			await end(blocker.pid);
			expect(await waiter.done).toBe('done');
			await query(server.adminUrl, `SELECT pg_terminate_backend(${bystander.pid})`);
		});

		test('several heads are listed, the longest queue first, and ended one at a time', async () => {
			const [first, second] = [await holdRow(1), await holdRow(2)];
			const waiters = [await update(1), await update(2), await update(2)];
			expect((await check()).split('\n').map((line) => line.split(' | ').slice(0, 2))).toEqual([
				[String(second.pid), '2 wait'],
				[String(first.pid), '1 wait'],
				[''],
			]);
			await end(second.pid);
			expect(await Promise.all(waiters.slice(1).map(({ done }) => done))).toEqual(['done', 'done']);
			expect(waiters[0]?.state()).toBe('waits');
			expect(await check()).toMatch(new RegExp(`^${first.pid} \\| 1 wait `));
			await end(first.pid);
			expect(await waiters[0]?.done).toBe('done');
		});

		test('a prepared transaction has pid 0 and its name, and is not ended', async () => {
			const session = await connect(server.url);
			await session.query(`BEGIN; UPDATE orders SET total = 7 WHERE id = 1; PREPARE TRANSACTION 'transfer-42'`);
			const waiter = await update(1);
			expect(await check()).toMatch(/^0 \| 1 wait \| prepared transaction \|.*transfer-42 of app\n$/);
			expect(await end('0')).toContain('0 not ended: ');
			expect(waiter.state()).toBe('waits');
			await query(server.url, `ROLLBACK PREPARED 'transfer-42'`);
			expect(await waiter.done).toBe('done');
		});

		test('a backup and a migration are named as such, and a waiting migration can be cancelled instead of the backup', async () => {
			const backup = await connect(`${server.url}?application_name=pg_dump`);
			await backup.query('BEGIN; LOCK TABLE orders IN ACCESS SHARE MODE');
			const migration = await start('ALTER TABLE orders ADD COLUMN note text');
			const waiter = await update(1);
			expect(await check()).toMatch(/^\d+ \| 2 wait \| backup \| idle in transaction \|/);
			// Wait until both are older than the (shortened) time after which the page calls a statement slow.
			await sleep(1200);
			expect(await carryOutShort('Cancel one slow statement', { STATEMENT_PID: waiter.pid })).toContain(
				'not cancelled',
			);
			expect(await carryOutShort('Cancel one slow statement', {}, 'check')).toMatch(/ \| waits \| migration \| /);
			expect(await carryOutShort('Cancel one slow statement', { STATEMENT_PID: migration.pid })).toBe(
				`${migration.pid} cancelled: true\n`,
			);
			expect(await migration.done).toBe(CANCELLED);
			expect(await waiter.done).toBe('done');
			expect(await backup.query('SELECT 1').then(() => 'alive')).toBe('alive');
			await backup.query('ROLLBACK');
		});

		test('a server process that is not a client session is not ended', async () => {
			const [process] = await query(
				server.adminUrl,
				"SELECT pid FROM pg_stat_activity WHERE backend_type <> 'client backend'",
			);
			expect(process?.['pid']).toBeGreaterThan(0);
			expect(await end(String(process?.['pid']))).toContain('not ended: ');
			expect(forLocks().command).toContain(`backend_type = 'client backend'`);
		});
	});

	describe('for slow statements', () => {
		test('one statement is cancelled and its session continues; a session that has moved on is not affected', async () => {
			const slow = await start('SELECT pg_sleep(30)');
			const other = await start('SELECT pg_sleep(30)');
			await sleep(1200);
			const listed = await carryOutShort('Cancel one slow statement', {}, 'check');
			expect(listed).toMatch(new RegExp(`^${slow.pid} \\| runs \\| application \\| `, 'm'));
			expect(await carryOutShort('Cancel one slow statement', { STATEMENT_PID: slow.pid })).toBe(
				`${slow.pid} cancelled: true\n`,
			);
			expect(await slow.done).toBe(CANCELLED);
			expect(await slow.client.query('SELECT 1').then(() => 'alive')).toBe('alive');
			expect(other.state()).toBe('waits');
			// The same pid has begun another statement, which belongs to a different request.
			const next = slow.client.query('SELECT pg_sleep(0.5)').then(() => 'done');
			expect(await carryOutShort('Cancel one slow statement', { STATEMENT_PID: slow.pid })).toContain('not cancelled');
			expect(await next).toBe('done');
		});
	});

	describe('for a leak', () => {
		test('only idle sessions of the application end: no other role, no backup, no active session', async () => {
			const [leaked, batch, backup] = await Promise.all([
				connect(server.url),
				connect(server.url.replace('//app:', '//batch:')),
				connect(`${server.url}?application_name=pg_dump`),
			]);
			for (const client of [leaked, batch, backup]) await client.query('BEGIN; SELECT 1');
			const pid = await pidOf(leaked);
			const busy = await start('SELECT pg_sleep(2)');
			await sleep(1200);
			const mitigation = leak?.data.mitigations.find(({ title }) => title.includes('idle in a transaction'));
			const command = shorten(mitigation?.command ?? '', '5 minutes');
			const ended = await carryOut(command, { DATABASE_URL: oncallUrl(), DB_ROLE: 'app' });
			expect(ended).toBe(`${pid} | t\n`);
			for (const client of [batch, backup]) await client.query('ROLLBACK');
			expect(await busy.done).toBe('done');
		});
	});

	describe('for a full server', () => {
		test('idle sessions end, but not one that holds an advisory lock, nor one of another role', async () => {
			const [idle, leader, batch] = await Promise.all([
				connect(server.url),
				connect(server.url),
				connect(server.url.replace('//app:', '//batch:')),
			]);
			await leader.query('SELECT pg_advisory_lock(42)');
			await batch.query('SELECT 1');
			await sleep(1200);
			const mitigation = full?.data.mitigations.find(({ title }) => title.startsWith('End sessions'));
			const values = { ADMIN_DATABASE_URL: server.adminUrl, DB_ROLE: 'app' };
			expect(await carryOut(shorten(mitigation?.check ?? '', '10 minutes'), values)).toBe('1\n');
			expect(await carryOut(shorten(mitigation?.command ?? '', '10 minutes'), values)).toBe('1\n');
			await expect(idle.query('SELECT 1')).rejects.toThrow();
			for (const client of [leader, batch]) await client.query('SELECT 1');
		});
	});

	/** A session that has changed a row and is now idle. */
	async function holdRow(id: number): Promise<{ pid: string }> {
		const client = await connect(server.url);
		await client.query(`BEGIN; UPDATE orders SET total = total + 100 WHERE id = ${id}`);
		return { pid: await pidOf(client) };
	}

	/** Starts a session that changes a row, and returns once it waits for the lock. */
	async function update(id: number): Promise<Started> {
		const started = await start(`UPDATE orders SET total = total + 1 WHERE id = ${id}`);
		for (let waited = 0; waited < 5000; waited += 20) {
			const waits = `SELECT 1 FROM pg_stat_activity WHERE pid = ${started.pid} AND wait_event_type = 'Lock'`;
			if ((await query(server.adminUrl, waits)).length > 0) return started;
			await sleep(20);
		}
		throw new Error('The session does not wait for the row.');
	}

	async function start(sql: string): Promise<Started> {
		const client = await connect(server.url);
		const pid = await pidOf(client);
		let outcome: string | undefined;
		const done = client.query(sql).then(
			() => (outcome = 'done'),
			(error: { code?: string }) => (outcome = error.code ?? 'failed'),
		);
		await sleep(100);
		return { client, pid, done, state: () => outcome ?? 'waits' };
	}

	async function connect(url: string): Promise<pg.Client> {
		const client = new pg.Client({ connectionString: url });
		client.on('error', () => undefined);
		await client.connect();
		clients.push(client);
		return client;
	}

	async function pidOf(client: pg.Client): Promise<string> {
		const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
		return String(rows[0]?.pid);
	}

	async function totalOf(id: number): Promise<unknown> {
		return (await query(server.url, `SELECT total FROM orders WHERE id = ${id}`))[0]?.['total'];
	}

	function oncallUrl(): string {
		return server.url.replace('//app:', '//oncall:');
	}

	/** The mitigation for the answer "waiting for locks", found by its text. */
	function forLocks(): Runbook['mitigations'][number] {
		const found = runbook?.data.mitigations.find(({ why, precondition }) =>
			`${why} ${precondition}`.includes('waiting for locks'),
		);
		if (!found) throw new Error('No mitigation is for "waiting for locks".');
		return found;
	}

	async function ask(): Promise<string> {
		await sleep(1100);
		const question = runbook?.data.discriminators.find(({ lookAlike }) => lookAlike.startsWith('3.'));
		return carryOut(question?.command ?? '', { DATABASE_URL: oncallUrl() });
	}

	function check(): Promise<string> {
		return carryOut(forLocks().check ?? '', { DATABASE_URL: oncallUrl(), DB_ROLE: 'app' });
	}

	function end(pid: string): Promise<string> {
		return carryOut(forLocks().command, { DATABASE_URL: oncallUrl(), DB_ROLE: 'app', BLOCKER_PID: pid });
	}

	function carryOutShort(title: string, values: Record<string, string>, part: 'check' | 'command' = 'command') {
		const mitigation = runbook?.data.mitigations.find((each) => each.title === title);
		return carryOut(shorten(mitigation?.[part] ?? '', '60 s'), { DATABASE_URL: oncallUrl(), ...values });
	}
});

/** The command with one second in place of the time after which the page calls a session or statement old. */
function shorten(command: string, interval: string): string {
	expect(command).toContain(`interval '${interval}'`);
	return command.replaceAll(`interval '${interval}'`, `interval '1 s'`);
}

interface Started {
	client: pg.Client;
	pid: string;
	/** "done", or the code of the error. */
	done: Promise<string>;
	state: () => string;
}
