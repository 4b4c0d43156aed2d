import pg from 'pg';

const connectionString = process.env['DATABASE_URL'];
if (!connectionString) {
	console.log('needs a PostgreSQL in DATABASE_URL');
	process.exit(3);
}
const max = Number(process.env['MAX'] ?? 3);
const connectionTimeoutMillis = Number(process.env['CONNECTION_TIMEOUT_MS'] ?? 1000);
const clients = Number(process.env['CLIENTS'] ?? 8);
const LIMIT = 10_000;

const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis, application_name: 'orders' });

/** The transaction is ended and the client given back on every path. */
async function placeOrder(order: number) {
	const client = await pool.connect();
	try {
		await client.query('BEGIN');
		const total = order % 2 === 1 ? 15_000 : 90;
		await client.query('SELECT pg_sleep(0.1)');
		if (total > LIMIT) throw new RangeError(`order ${order} is over ${LIMIT}`);
		await client.query('COMMIT');
		return total;
	} catch (error) {
		await client.query('ROLLBACK');
		throw error;
	} finally {
		client.release();
	}
}

const results = await Promise.allSettled(Array.from({ length: clients }, (_, index) => placeOrder(index + 1)));
for (const [index, result] of results.entries()) {
	console.log(`request ${index + 1}:`, result.status === 'fulfilled' ? 'stored' : String(result.reason));
}
console.log(`pool: total ${pool.totalCount}, idle ${pool.idleCount}, waiting ${pool.waitingCount}`);

const observer = new pg.Client({ connectionString, application_name: 'observer' });
await observer.connect();
const { rows } = await observer.query(
	"SELECT state, count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'orders' GROUP BY state ORDER BY state",
);
for (const { state, n } of rows) console.log(`server: ${n} connections ${state}`);
await observer.end();
await pool.end();
