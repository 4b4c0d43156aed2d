import pg from 'pg';

const REQUESTS = 6;

/** So many workers, each with a pool of its own in front of PgBouncer, and six requests at once for each worker. */
export async function startWorkers({ workers, poolSize }: { workers: number; poolSize: number }) {
	const connectionString = process.env['PGBOUNCER_URL'];
	if (!connectionString) {
		console.log('needs a PgBouncer in PGBOUNCER_URL');
		process.exit(3);
	}
	const max = Number(process.env['POOL_SIZE'] ?? poolSize);
	console.log(`${workers} workers with a pool of ${max} each: up to ${workers * max} clients of PgBouncer`);
	const pools = Array.from({ length: workers }, () => new pg.Pool({ connectionString, max }));
	for (const [index, pool] of pools.entries()) {
		const requests = Array.from({ length: REQUESTS }, () => pool.query('SELECT pg_sleep(0.1)'));
		const results = await Promise.allSettled(requests);
		const served = results.filter(({ status }) => status === 'fulfilled').length;
		console.log(`worker ${index + 1}: ${served} of ${REQUESTS} requests served, pool total ${pool.totalCount}`);
		const errors = results.flatMap((result) =>
			result.status === 'rejected' ? [result.reason as pg.DatabaseError] : [],
		);
		const texts = new Set(errors.map(({ severity, code, message }) => `${severity} ${code} ${message}`));
		for (const text of texts) console.log(`  ${errors.length} times: ${text}`);
	}
	await Promise.all(pools.map((pool) => pool.end()));
}
