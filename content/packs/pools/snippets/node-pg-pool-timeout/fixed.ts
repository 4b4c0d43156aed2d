import Pool from 'pg-pool';

const max = Number(process.env['MAX'] ?? 3);
const connectionTimeoutMillis = Number(process.env['CONNECTION_TIMEOUT_MS'] ?? 500);
const clients = Number(process.env['CLIENTS'] ?? 8);
const QUERY_MS = 100;
const LIMIT = 10_000;

/** What pg-pool asks of a client, with a query that only takes time. The interval stands for the open socket. */
class FakeClient {
	_queryable = true;
	#socket: ReturnType<typeof setInterval> | undefined;

	connect(done: (error?: Error) => void) {
		this.#socket = setInterval(() => {}, 1000);
		setTimeout(done, 0);
	}

	async query(order: number) {
		await sleep(QUERY_MS);
		return { total: order % 2 === 1 ? 15_000 : 90 };
	}

	end(done?: () => void) {
		clearInterval(this.#socket);
		done?.();
	}

	on() {}
	once() {}
	removeListener() {}
}

const pool = new Pool({ Client: FakeClient, max, connectionTimeoutMillis });

/** The client is given back on every path, also when the order is refused. */
async function readOrder(order: number) {
	const client = await pool.connect();
	try {
		const { total } = await client.query(order);
		if (total > LIMIT) throw new RangeError(`order ${order} is over ${LIMIT}`);
		return total;
	} finally {
		client.release();
	}
}

console.log(`pool: max ${max}; ${clients} requests at once; each query takes ${QUERY_MS} ms`);
const stopSampling = samplePool(5);
const results = await Promise.allSettled(Array.from({ length: clients }, (_, index) => readOrder(index + 1)));
for (const [index, result] of results.entries()) {
	console.log(
		`request ${index + 1}:`,
		result.status === 'fulfilled' ? `served, total ${result.value}` : String(result.reason),
	);
}
const timedOut = results.filter((result) => result.status === 'rejected' && !(result.reason instanceof RangeError));
console.log(`timed out waiting for a client: ${timedOut.length} of ${clients}`);
console.log(`pool at the end: total ${pool.totalCount}, idle ${pool.idleCount}, waiting ${pool.waitingCount}`);

stopSampling();
await pool.end();

function samplePool(times: number) {
	const started = performance.now();
	const timers = Array.from({ length: times }, (_, step) => {
		const at = QUERY_MS * (step + 0.5);
		return setTimeout(
			() => {
				const x = at / 1000;
				point('in use', x, pool.totalCount - pool.idleCount);
				point('waiting', x, pool.waitingCount);
			},
			at - (performance.now() - started),
		);
	});
	return () => timers.forEach(clearTimeout);
}

function point(name: string, x: number, y: number) {
	console.log(`hs-series ${JSON.stringify({ name, unit: name === 'waiting' ? 'requests' : 'connections', x, y })}`);
}

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
