import pg from 'pg';

const connectionString = process.env['DATABASE_URL'];
if (!connectionString) {
	console.log('needs a PostgreSQL in DATABASE_URL');
	process.exit(3);
}
const arrivalsPerSecond = Number(process.env['ARRIVAL_RATE'] ?? 30);
const holdMs = Number(process.env['HOLD_MS'] ?? 100);
const timeoutMs = Number(process.env['TIMEOUT_MS'] ?? 500);
const SIZES = [2, 3, 4, 6];
const REQUESTS = 180;
const TOLERANCE = 0.06;

const requests = planRequests();
const load = (arrivalsPerSecond * holdMs) / 1000;
console.log(
	`${REQUESTS} requests, ${arrivalsPerSecond} a second, ${holdMs} ms each on average, time limit ${timeoutMs} ms`,
);
console.log(
	`so ${load} connections are needed all the time; the same requests for each pool, to PostgreSQL and in a simulation`,
);
let isAsDescribed = true;
for (const size of SIZES) {
	const simulated = simulate(size);
	const measured = await measure(size, connectionString);
	console.log(
		`pool ${size}, measured:  timed out ~${percent(measured.timedOut)} %, mean wait ~${measured.meanWaitMs.toFixed(0)} ms`,
	);
	console.log(
		`        simulated: timed out ${percent(simulated.timedOut)} %, mean wait ${simulated.meanWaitMs.toFixed(0)} ms`,
	);
	point('timed out, measured', size, measured.timedOut);
	point('timed out, simulated', size, simulated.timedOut);
	isAsDescribed &&= Math.abs(measured.timedOut - simulated.timedOut) <= TOLERANCE;
}
console.log(
	`measured and simulated shares within ${TOLERANCE * 100} percentage points: ${isAsDescribed ? 'yes' : 'no'}`,
);
if (!isAsDescribed) process.exitCode = 1;

/** Sends every request at its time, whether or not the earlier ones are done. A request holds its client with `pg_sleep`. */
async function measure(size: number, url: string): Promise<Outcome> {
	const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: timeoutMs });
	// The connections are there before the first request, so that opening them is not measured.
	await Promise.all(Array.from({ length: size }, () => pool.query('SELECT pg_sleep(0.1)')));
	const started = performance.now();
	const waits = await Promise.all(
		requests.map(async ({ at, hold }) => {
			await sleep(at - (performance.now() - started));
			const asked = performance.now();
			let client: pg.PoolClient;
			try {
				client = await pool.connect();
			} catch {
				return undefined;
			}
			const waited = performance.now() - asked;
			await client.query('SELECT pg_sleep($1)', [hold / 1000]);
			client.release();
			return waited;
		}),
	);
	await pool.end();
	return outcomeOf(waits);
}

/** The same requests, served in order by `size` places. Those that would wait longer than the limit give up. */
function simulate(size: number): Outcome {
	const freeAt = new Array<number>(size).fill(0);
	return outcomeOf(
		requests.map(({ at, hold }) => {
			const first = freeAt.indexOf(Math.min(...freeAt));
			const start = Math.max(at, freeAt[first] ?? 0);
			if (start - at > timeoutMs) return undefined;
			freeAt[first] = start + hold;
			return start - at;
		}),
	);
}

/** Arrivals and holding times with the same seed each time, both exponential. Times are in milliseconds. */
function planRequests() {
	const random = seeded(1);
	const exponential = (mean: number) => -Math.log(1 - random()) * mean;
	let at = 0;
	return Array.from({ length: REQUESTS }, () => {
		at += exponential(1000 / arrivalsPerSecond);
		return { at, hold: exponential(holdMs) };
	});
}

function outcomeOf(waits: readonly (number | undefined)[]): Outcome {
	const served = waits.filter((wait) => wait !== undefined);
	const sum = served.reduce((total, wait) => total + wait, 0);
	return { timedOut: 1 - served.length / waits.length, meanWaitMs: sum / served.length };
}

/** The generator mulberry32 by Tommy Ettinger, in the public domain: even over 0 to 1, the same for the same seed. */
function seeded(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

function point(name: string, x: number, share: number) {
	console.log(`hs-series ${JSON.stringify({ name, unit: '% by pool size', x, y: Number((share * 100).toFixed(2)) })}`);
}

function percent(share: number) {
	return (share * 100).toFixed(1);
}

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

interface Outcome {
	/** Share of requests that reached the time limit. */
	timedOut: number;
	/** Of the requests that got a connection. */
	meanWaitMs: number;
}
