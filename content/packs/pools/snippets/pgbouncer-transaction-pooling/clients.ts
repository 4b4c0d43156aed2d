import pg from 'pg';

const clients = Number(process.env['CLIENTS'] ?? 20);
const ROUNDS = 3;

/** Opens all clients, keeps them open, and lets each run a few short statements, as the pools of many workers do. */
export async function holdAtOnce(way: string, connectionString: string | undefined) {
	const adminUrl = process.env['ADMIN_DATABASE_URL'];
	if (!connectionString || !adminUrl) {
		console.log('needs DATABASE_URL and ADMIN_DATABASE_URL, and for the fixed variant PGBOUNCER_URL');
		process.exit(3);
	}
	const admin = new pg.Client({ connectionString: adminUrl });
	await admin.connect();
	const { rows: settings } = await admin.query(
		"SELECT name, setting FROM pg_settings WHERE name IN ('max_connections', 'superuser_reserved_connections') ORDER BY name",
	);
	for (const { name, setting } of settings) console.log(`server: ${name} ${setting}`);

	const open: pg.Client[] = [];
	const refusals = new Map<string, number>();
	for (let number = 1; number <= clients; number++) {
		const client = new pg.Client({ connectionString });
		client.on('error', () => {});
		try {
			await client.connect();
			open.push(client);
		} catch (error) {
			const { severity, code, message } = error as pg.DatabaseError;
			const text = `${severity} ${code} ${message}`;
			refusals.set(text, (refusals.get(text) ?? 0) + 1);
		}
	}
	console.log(`${way}: ${open.length} of ${clients} clients connected`);
	for (const [text, count] of refusals) console.log(`refused ${count} times: ${text}`);

	let done = 0;
	const work = open.map(async (client) => {
		for (let round = 1; round <= ROUNDS; round++) {
			await client.query('SELECT pg_sleep(0.05)');
			done++;
		}
	});
	await Promise.all(work);
	const { rows } = await admin.query("SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'app'");
	console.log(`statements done: ${done} of ${clients * ROUNDS}`);
	console.log(`connections on the server: ${rows[0].n}`);
	await Promise.all(open.map((client) => client.end()));
	await admin.end();
}
