import pg from 'pg';

const CLIENTS = 3;

/** Three clients at once, each with one transaction that is open for so many seconds, most of them without a statement. */
export async function runTransactions(seconds: number) {
	const connectionString = process.env['PGBOUNCER_URL'];
	if (!connectionString) {
		console.log('needs a PgBouncer in PGBOUNCER_URL');
		process.exit(3);
	}
	const hold = Number(process.env['HOLD_SECONDS'] ?? seconds);
	const clients = Array.from({ length: CLIENTS }, () => new pg.Client({ connectionString }));
	for (const client of clients) {
		// PgBouncer closes the connection as well; the failed statement has told already.
		client.on('error', () => {});
		await client.connect();
	}
	console.log(`${CLIENTS} clients are connected; each holds a transaction for ${hold} s`);

	const started = performance.now();
	const running = clients.map(async (client, index) => {
		// One after the other, so that the last one is the one that waits.
		await new Promise((resolve) => setTimeout(resolve, index * 100));
		try {
			await client.query('BEGIN');
			await client.query('SELECT 1');
			await new Promise((resolve) => setTimeout(resolve, hold * 1000));
			await client.query('COMMIT');
			return `client ${index + 1}: committed`;
		} catch (error) {
			const { severity, code, message } = error as pg.DatabaseError;
			const waited = (performance.now() - started) / 1000 - index * 0.1;
			return `client ${index + 1}: ${severity} ${code} ${message}, after ~${waited.toFixed(1)} s`;
		}
	});

	const poolsUrl = new URL(connectionString);
	poolsUrl.pathname = '/pgbouncer';
	const console_ = new pg.Client({ connectionString: poolsUrl.href });
	await console_.connect();
	await new Promise((resolve) => setTimeout(resolve, 400));
	const { rows } = await console_.query('SHOW POOLS');
	const pool = rows.find(({ database }) => database === 'app');
	console.log(`SHOW POOLS: sv_active ${pool.sv_active}, cl_active ${pool.cl_active}, cl_waiting ${pool.cl_waiting}`);
	await console_.end();

	for (const line of await Promise.all(running)) console.log(line);
	await Promise.all(clients.map((client) => client.end().catch(() => {})));
}
