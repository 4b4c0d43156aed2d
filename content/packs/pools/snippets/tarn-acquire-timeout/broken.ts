import { Pool } from 'tarn';

const max = Number(process.env['MAX'] ?? 2);
const acquireTimeoutMillis = Number(process.env['ACQUIRE_TIMEOUT_MS'] ?? 400);
const transfers = Number(process.env['TRANSFERS'] ?? 4);
const QUERY_MS = 100;

interface Connection {
	id: number;
}

let opened = 0;
const pool = new Pool<Connection>({
	create: async () => ({ id: ++opened }),
	destroy: async () => {},
	min: 0,
	max,
	acquireTimeoutMillis,
});

/** Opens a transaction, then asks the pool for another connection to read the rate: `.transacting(trx)` is missing. */
async function transfer() {
	const trx = await pool.acquire().promise;
	try {
		await query(trx);
		const other = await pool.acquire().promise;
		try {
			await query(other);
		} finally {
			pool.release(other);
		}
		await query(trx);
	} finally {
		pool.release(trx);
	}
}

console.log(`pool: max ${max}; ${transfers} transfers at once`);
const running = Array.from({ length: transfers }, transfer);
await sleep(QUERY_MS * 1.5);
console.log(
	`soon after the start: used ${pool.numUsed()}, free ${pool.numFree()}, waiting ${pool.numPendingAcquires()}`,
);
const results = await Promise.allSettled(running);
for (const [index, result] of results.entries()) {
	console.log(`transfer ${index + 1}: ${result.status === 'fulfilled' ? 'done' : describe(result.reason)}`);
}
console.log(`at the end: used ${pool.numUsed()}, free ${pool.numFree()}, waiting ${pool.numPendingAcquires()}`);
await pool.destroy();

async function query(connection: Connection) {
	await sleep(QUERY_MS);
	return connection.id;
}

/** tarn's error class sets no name, so the class is asked for its own. */
function describe(error: Error) {
	return `${error.constructor.name}: ${error.message}`;
}

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
