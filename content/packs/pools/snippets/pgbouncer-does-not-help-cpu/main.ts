import { scryptSync } from 'node:crypto';
import pg from 'pg';

const direct = process.env['DATABASE_URL'];
const bounced = process.env['PGBOUNCER_URL'];
const adminUrl = process.env['ADMIN_DATABASE_URL'];
if (!direct || !bounced || !adminUrl) {
	console.log('needs DATABASE_URL, ADMIN_DATABASE_URL and PGBOUNCER_URL');
	process.exit(3);
}
const USERS = 10;
const logins = Number(process.env['LOGINS'] ?? 60);
let isAsDescribed = true;

console.log(
	`1. The time goes into hashing on the event loop. ${USERS} users at once, a pool of ${USERS} in the service.`,
);
const hashedDirect = await measureLogins(direct);
const hashedBounced = await measureLogins(bounced);
report('a login, straight to PostgreSQL', hashedDirect.median);
report('a login, through PgBouncer', hashedBounced.median);
console.log(
	`  most requests waiting in the service's pool: ${hashedDirect.waiting} without PgBouncer, ${hashedBounced.waiting} with it`,
);
console.log(
	`  time that the ${logins} logins waited in PgBouncer, together: ~${hashedBounced.waitedInPgBouncer.toFixed(1)} ms`,
);
const ratio = hashedBounced.median / hashedDirect.median;
conclude('PgBouncer changes nothing (neither half nor double)', ratio > 0.5 && ratio < 2);

console.log('2. The time goes into opening connections: one for each request, and no pool in the service.');
report('one user, straight to PostgreSQL', await measureConnecting(direct, 1));
report('one user, through PgBouncer', await measureConnecting(bounced, 1));
report(`${USERS} users, straight to PostgreSQL`, await measureConnecting(direct, USERS));
report(`${USERS} users, through PgBouncer`, await measureConnecting(bounced, USERS));

console.log('3. The same, with a server that takes a second longer to open a connection.');
await slowDownConnecting(adminUrl);
const slowDirect = await measureConnecting(direct, USERS);
const slowBounced = await measureConnecting(bounced, USERS);
report(`${USERS} users, straight to PostgreSQL`, slowDirect);
report(`${USERS} users, through PgBouncer`, slowBounced);
conclude('PgBouncer helps (to less than a fifth)', slowBounced < slowDirect / 5);
if (!isAsDescribed) process.exitCode = 1;

/** Logins as a service with a pool does them: read the user, then hash the password where everybody waits. */
async function measureLogins(connectionString: string) {
	const pool = new pg.Pool({ connectionString, max: USERS });
	// The connections are there before the clock starts.
	await Promise.all(Array.from({ length: USERS }, () => pool.query('SELECT pg_sleep(0.05)')));
	const waitedBefore = await millisecondsWaitedInPgBouncer();
	let waiting = 0;
	const gauge = setInterval(() => (waiting = Math.max(waiting, pool.waitingCount)), 50);
	const median = await medianOf(logins, USERS, async () => {
		await pool.query('SELECT 1');
		scryptSync('password', 'salt', 64, { N: 2 ** 14 });
	});
	clearInterval(gauge);
	const waitedInPgBouncer = (await millisecondsWaitedInPgBouncer()) - waitedBefore;
	await pool.end();
	return { median, waiting, waitedInPgBouncer };
}

/** How long clients have waited for a server connection, all together, since PgBouncer was started. */
async function millisecondsWaitedInPgBouncer() {
	const url = Object.assign(new URL(bounced ?? ''), { pathname: '/pgbouncer' });
	const client = new pg.Client({ connectionString: url.href });
	await client.connect();
	const { rows } = await client.query('SHOW STATS');
	await client.end();
	return rows.reduce((sum, row) => sum + Number(row.total_wait_time) / 1000, 0);
}

function measureConnecting(connectionString: string, users: number) {
	return medianOf(Math.max(30, users * 5), users, async () => {
		const client = new pg.Client({ connectionString });
		await client.connect();
		await client.query('SELECT 1');
		await client.end();
	});
}

/** Milliseconds, with so many users of whom each starts anew when it is done. */
async function medianOf(total: number, users: number, work: () => Promise<void>) {
	const times: number[] = [];
	let started = 0;
	const user = async () => {
		while (started++ < total) {
			const before = performance.now();
			await work();
			times.push(performance.now() - before);
		}
	};
	await Promise.all(Array.from({ length: users }, user));
	times.sort((a, b) => a - b);
	return times[Math.floor(times.length / 2)] ?? 0;
}

/** Stands for a server that is far away, or slow to start a process. Connections that are open stay as they are. */
async function slowDownConnecting(url: string) {
	const admin = new pg.Client({ connectionString: url });
	await admin.connect();
	await admin.query('ALTER SYSTEM SET post_auth_delay = 1');
	await admin.query('SELECT pg_reload_conf()');
	await admin.end();
	// The server reads its settings again a moment later.
	await new Promise((resolve) => setTimeout(resolve, 500));
}

function report(what: string, median: number) {
	console.log(`  ${what}: median ~${median.toFixed(median < 20 ? 1 : 0)} ms`);
}

function conclude(what: string, isTrue: boolean) {
	console.log(`  ${what}: ${isTrue ? 'yes' : 'no'}`);
	isAsDescribed &&= isTrue;
}
