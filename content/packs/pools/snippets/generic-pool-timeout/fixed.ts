import genericPool from 'generic-pool';

const max = Number(process.env['MAX'] ?? 2);
const acquireTimeoutMillis = Number(process.env['ACQUIRE_TIMEOUT_MS'] ?? 400);
const requests = Number(process.env['REQUESTS'] ?? 8);
const QUERY_MS = 50;
const MAIL_MS = 200;

let opened = 0;
const pool = genericPool.createPool(
	{ create: async () => ({ id: ++opened }), destroy: async () => {} },
	{ max, acquireTimeoutMillis },
);

/** Gives the connection back before it sends the mail. */
async function placeOrder() {
	const connection = await pool.acquire();
	try {
		await sleep(QUERY_MS);
	} finally {
		await pool.release(connection);
	}
	await sleep(MAIL_MS);
}

console.log(`pool: max ${max}; ${requests} orders at once; query ${QUERY_MS} ms, mail ${MAIL_MS} ms`);
const running = Array.from({ length: requests }, placeOrder);
await sleep(QUERY_MS / 2);
console.log(`at the start: borrowed ${pool.borrowed}, available ${pool.available}, pending ${pool.pending}`);
const results = await Promise.allSettled(running);
for (const [index, result] of results.entries()) {
	console.log(`order ${index + 1}: ${result.status === 'fulfilled' ? 'placed' : String(result.reason)}`);
}
console.log(`at the end: borrowed ${pool.borrowed}, available ${pool.available}, pending ${pool.pending}`);
await pool.drain();
await pool.clear();

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
