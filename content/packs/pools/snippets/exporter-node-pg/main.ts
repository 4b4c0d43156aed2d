import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Registry } from 'prom-client';
import { watchEventLoop, watchPool, watchServer } from './exporter.ts';

const connectionString = process.env['DATABASE_URL'];
if (!connectionString) {
	console.log('needs a PostgreSQL in DATABASE_URL');
	process.exit(3);
}

const registry = new Registry();
const pool = new pg.Pool({ connectionString, max: 2, connectionTimeoutMillis: 200 });
watchPool('orders', pool, registry);
watchEventLoop(registry);

const server = createServer((request, response) => {
	answer(request.url).then(
		(status) => response.writeHead(status).end(),
		() => response.writeHead(500).end(),
	);
});
watchServer(server, registry);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

async function answer(url: string | undefined): Promise<number> {
	if (url === '/me') return 401;
	if (url === '/slow') {
		for (const end = performance.now() + 700; performance.now() < end;);
		return 200;
	}
	await pool.query('SELECT 1');
	return 200;
}

async function ask(path: string): Promise<number> {
	const response = await fetch(`http://127.0.0.1:${port}${path}`);
	await response.arrayBuffer();
	// The answer is complete for the client a moment before the server has counted it.
	await sleep(20);
	return response.status;
}

/** Prints what Prometheus would read, and returns it. */
async function scrape(when: string): Promise<Record<string, number>> {
	console.log(when);
	const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	const values: Record<string, number> = {};
	for (const line of lines.sort()) {
		const [name = '', value = ''] = line.split(/ (?=\S+$)/);
		values[name] = Number(value);
		// How late a timer is differs from run to run.
		console.log(`  ${name} ${name === 'event_loop_lag_seconds' ? `~${Number(value).toFixed(1)}` : value}`);
	}
	return values;
}

await ask('/orders');
const before = await scrape('one request, everything is well');
const held = [await pool.connect(), await pool.connect()];
const statuses = [await ask('/orders'), await ask('/orders'), await ask('/me')];
console.log('the pool is full: /orders, /orders and /me are answered with', ...statuses);
await ask('/slow');
const during = await scrape('after a handler that blocked the loop for 0.7 s');
for (const client of held) client.release();
await pool.end();
server.close();
server.closeAllConnections();

const isAsDescribed =
	before['db_pool_checked_out{pool="orders"}'] === 0 &&
	before['db_pool_timeouts_total{pool="orders"}'] === 0 &&
	before['http_requests_total{status="500"}'] === 0 &&
	during['db_pool_checked_out{pool="orders"}'] === 2 &&
	during['db_pool_timeouts_total{pool="orders"}'] === 2 &&
	during['http_requests_total{status="500"}'] === 2 &&
	Number(during['event_loop_lag_seconds']) > 0.5;
process.exitCode = isAsDescribed ? 0 : 1;
