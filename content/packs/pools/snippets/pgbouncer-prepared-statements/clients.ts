import pg from 'pg';

/** Connects two clients to PgBouncer in transaction mode, with its own tracking of prepared statements off. */
export async function connectTwo(): Promise<[pg.Client, pg.Client]> {
	const connectionString = process.env['PGBOUNCER_URL'];
	if (!connectionString) {
		console.log('needs a PgBouncer in PGBOUNCER_URL');
		process.exit(3);
	}
	await switchTrackingOff(connectionString);
	const a = new pg.Client({ connectionString });
	const b = new pg.Client({ connectionString });
	await a.connect();
	await b.connect();
	return [a, b];
}

/** Prints the answer of a statement, or the server's error. */
export async function show(label: string, work: Promise<pg.QueryResult>) {
	const text = await work.then(
		({ rows }) => `ok, total ${rows[0].total}`,
		({ severity, code, message }: pg.DatabaseError) => `${severity} ${code} ${message}`,
	);
	console.log(`${label}: ${text}`);
}

/** PgBouncer 1.21 and later can follow named statements; older ones do not know the setting and never do. */
async function switchTrackingOff(connectionString: string) {
	const admin = new URL(process.env['ADMIN_DATABASE_URL'] ?? connectionString);
	const bouncer = new URL(connectionString);
	bouncer.username = admin.username;
	bouncer.password = admin.password;
	bouncer.pathname = '/pgbouncer';
	const console_ = new pg.Client({ connectionString: bouncer.href });
	await console_.connect();
	const { rows } = await console_.query('SHOW CONFIG');
	if (rows.some(({ key }) => key === 'max_prepared_statements'))
		await console_.query('SET max_prepared_statements = 0');
	await console_.end();
}
