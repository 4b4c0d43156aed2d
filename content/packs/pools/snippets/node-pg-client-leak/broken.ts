import Pool from 'pg-pool';

const max = Number(process.env['MAX'] ?? 4);
const requests = Number(process.env['REQUESTS'] ?? 16);
const STEP_MS = 100;

/** What pg-pool asks of a client. Every second query finds no row. The interval stands for the open socket. */
class FakeClient {
	static open = new Set<FakeClient>();
	_queryable = true;
	#socket: ReturnType<typeof setInterval> | undefined;

	connect(done: (error?: Error) => void) {
		this.#socket = setInterval(() => {}, 1000);
		FakeClient.open.add(this);
		setTimeout(done, 0);
	}

	async query(request: number) {
		await sleep(STEP_MS / 2);
		return request % 2 === 0 ? [] : [request];
	}

	end(done?: () => void) {
		clearInterval(this.#socket);
		FakeClient.open.delete(this);
		done?.();
	}

	on() {}
	once() {}
	removeListener() {}
}

// No connectionTimeoutMillis: the default is 0, which waits for ever.
const pool = new Pool({ Client: FakeClient, max });
let answered = 0;

/** Answers early when nothing was found, and forgets the client on that path. */
async function handle(request: number) {
	const client = await pool.connect();
	const rows = await client.query(request);
	if (rows.length === 0) {
		answered++;
		return;
	}
	client.release();
	answered++;
}

console.log(`pool: max ${max}, no time limit; one request every ${STEP_MS} ms`);
console.log('request  total  idle  waiting  answered');
for (let request = 1; request <= requests; request++) {
	void handle(request);
	await sleep(STEP_MS);
	const { totalCount, idleCount, waitingCount } = pool;
	console.log(
		`${cell(request, 7)}  ${cell(totalCount, 5)}  ${cell(idleCount, 4)}  ${cell(waitingCount, 7)}  ${cell(answered, 8)}`,
	);
	point('in use', 'connections', request, totalCount - idleCount);
	point('waiting', 'requests', request, waitingCount);
}
console.log(`answered ${answered} of ${requests}, still waiting ${pool.waitingCount}`);

// pool.end() would wait for ever for the clients that are still out, so the sockets are closed from outside.
for (const client of FakeClient.open) client.end();

function point(name: string, unit: string, x: number, y: number) {
	console.log(`hs-series ${JSON.stringify({ name, unit, x, y })}`);
}

function cell(value: number, width: number) {
	return String(value).padStart(width);
}

function sleep(ms: number) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
