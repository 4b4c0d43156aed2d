/** Exports what the example alerts ask for: copy this file into a service. Every process exports its own figures. */
import type { Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Pool } from 'pg';
import { Counter, Gauge, type Registry } from 'prom-client';

/** How many connections a pool has given out, how many it may have, and how many requests gave up waiting for one. */
export function watchPool(name: string, pool: Pool, registry: Registry): void {
	const labels = { pool: name };
	const gauge = (metric: string, help: string, value: () => number): void => {
		new Gauge({
			name: metric,
			help,
			labelNames: ['pool'],
			registers: [registry],
			collect() {
				this.set(labels, value());
			},
		});
	};
	gauge('db_pool_checked_out', 'Connections in use', () => pool.totalCount - pool.idleCount);
	gauge('db_pool_size_total', 'Connections that the pool keeps', () => pool.options.max);
	gauge('db_pool_max_overflow', 'Connections it may open beyond its size: node-postgres opens none', () => 0);

	const timeouts = new Counter({
		name: 'db_pool_timeouts_total',
		help: 'Checkouts that gave up',
		labelNames: ['pool'],
		registers: [registry],
	});
	timeouts.inc(labels, 0);
	// Queries on the pool take their client here as well. node-postgres has no class and no code for this error.
	const connect = pool.connect.bind(pool) as (done: Done) => void;
	const counted = (done?: Done): Promise<unknown> | undefined => {
		if (!done) return new Promise((resolve, reject) => counted((error, client) => (error ? reject(error) : resolve(client))));
		connect((error, client, release) => {
			if (error?.message === 'timeout exceeded when trying to connect') timeouts.inc(labels);
			done(error, client, release);
		});
		return undefined;
	};
	pool.connect = counted as typeof pool.connect;
}

/** Counts answers by status. A client that left before its answer was complete counts as 499. */
export function watchServer(server: Server, registry: Registry): void {
	const requests = new Counter({
		name: 'http_requests_total',
		help: 'Answered requests',
		labelNames: ['status'],
		registers: [registry],
	});
	// rate() sees the first failure only if the counter was there before it, as 0.
	for (const status of ['401', '500', '503']) requests.inc({ status }, 0);
	server.on('request', (_request, response) => {
		response.once('close', () => requests.inc({ status: String(response.writableFinished ? response.statusCode : 499) }));
	});
}

/** How late the event loop ran a timer: the worst of the last 30 s, so that a short block between two scrapes is not lost. */
export function watchEventLoop(registry: Registry): void {
	const resolution = 10;
	const delay = monitorEventLoopDelay({ resolution });
	delay.enable();
	const before: number[] = [];
	const worst = (): number => (delay.count === 0 ? 0 : Math.max(0, delay.max / 1e9 - resolution / 1000));
	setInterval(() => {
		before.push(worst());
		if (before.length > 6) before.shift();
		delay.reset();
	}, 5000).unref();
	new Gauge({
		name: 'event_loop_lag_seconds',
		help: 'How late the event loop ran a timer, worst of the last 30 s',
		registers: [registry],
		collect() {
			this.set(Math.max(worst(), ...before));
		},
	});
}

type Done = (error: Error | undefined, client: unknown, release: unknown) => void;
