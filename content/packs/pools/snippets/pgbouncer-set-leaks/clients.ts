import pg from 'pg';

/** The first two are reported by PostgreSQL to its clients when they change, the others are not. */
export const SETTINGS = [
	['TimeZone', 'Asia/Tokyo'],
	['application_name', 'reports'],
	['work_mem', '64MB'],
	['statement_timeout', '90s'],
] as const;

/** Client A changes its settings; client B, connected at the same time, reads its own. One server connection serves both. */
export async function changeAndRead(change: (name: string, value: string) => string[]) {
	const connectionString = process.env['PGBOUNCER_URL'];
	if (!connectionString) {
		console.log('needs a PgBouncer in PGBOUNCER_URL');
		process.exit(3);
	}
	const a = new pg.Client({ connectionString });
	const b = new pg.Client({ connectionString, application_name: 'orders' });
	await a.connect();
	await b.connect();
	const pids = [await pidOf(a), await pidOf(b)];
	console.log(`A and B share one server connection: ${pids[0] === pids[1] ? 'yes' : 'no'}`);

	for (const [name, value] of SETTINGS) {
		const before = { a: await read(a, name), b: await read(b, name) };
		for (const statement of change(name, value)) await a.query(statement);
		const ofA = (await read(a, name)) === before.a ? 'the value that A had before' : await read(a, name);
		const ofB = (await read(b, name)) === before.b ? 'the value that B had before' : await read(b, name);
		console.log(`${name}: A set ${value}; afterwards A reads ${ofA}, B reads ${ofB}`);
	}
	await a.end();
	await b.end();
}

async function read(client: pg.Client, name: string): Promise<string> {
	const { rows } = await client.query(`SELECT current_setting('${name}') AS value`);
	return rows[0].value;
}

async function pidOf(client: pg.Client): Promise<number> {
	const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
	return rows[0].pid;
}
