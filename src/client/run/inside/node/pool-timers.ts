/*
 * A pool that the program has not closed keeps a timer for its idle connections, 10 s in pg-pool and up to 30 s in
 * tarn. In Node such a program lingers until the timer has fired, although its work is done. In the page, an idle
 * connection leads to no server, so these timers do not keep the program alive, as if the pool had called `unref` on
 * them, which generic-pool does by itself. Timers that code waits for, such as those for a connection or a retry, still
 * keep the program alive. So does whatever the program's own client class keeps open: then the pool closes the client
 * at its usual time, as in Node.
 */

/** Lets a program end while timers for idle connections of pg-pool and tarn are still set. */
export function releaseIdleTimers(pgPool: PoolClass, tarn: PoolClass): void {
	after<PgPool>(pgPool, '_release', (pool) => {
		for (const { timeoutId } of pool._idle) timeoutId?.unref();
	});
	after<TarnPool>(tarn, '_startReaping', (pool) => pool.interval?.unref());
}

/**
 * Runs `then` after each call of a method. Throws if the library no longer has the method, so that a test reports it.
 */
function after<Pool>({ prototype }: PoolClass, method: string, then: (pool: Pool) => void): void {
	const original = prototype[method];
	if (typeof original !== 'function') throw new Error(`The pool has no method ${method}.`);
	prototype[method] = function (this: Pool, ...values: unknown[]): unknown {
		const result: unknown = original.apply(this, values);
		then(this);
		return result;
	};
}

interface PoolClass {
	prototype: Record<string, unknown>;
}

interface PgPool {
	_idle: { timeoutId?: { unref: () => void } }[];
}

interface TarnPool {
	interval?: { unref: () => void } | null;
}
