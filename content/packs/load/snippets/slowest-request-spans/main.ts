const arrivalsPerSecond = Number(process.env['ARRIVAL_RATE'] ?? 17);
const hashMs = Number(process.env['HASH_MS'] ?? 50);
const REQUESTS = 5000;

/** A request does these three, one after the other. Gateway and database only wait for somebody else; `auth` computes. */
const NAMES = ['gateway', 'auth', 'database'] as const;
const GATEWAY_MS = 20;
const DATABASE_MS = 30;

console.log(
	`${arrivalsPerSecond} requests a second; without a queue: gateway ${GATEWAY_MS} ms, auth ${hashMs} ms, database ${DATABASE_MS} ms`,
);
console.log('1. auth is a service of its own and handles one request at a time');
show(inServices());
console.log('2. all three are spans of one process, and auth computes on its event loop');
show(onOneLoop());

/** Requests queue in front of `auth`, and the span of `auth` begins when they do. */
function inServices(): Trace[] {
	let freeAt = 0;
	return arrivals().map((at) => {
		const asked = at + GATEWAY_MS;
		freeAt = Math.max(asked, freeAt) + hashMs;
		return [GATEWAY_MS, freeAt - asked, DATABASE_MS];
	});
}

/**
 * What waits for somebody else goes on beside the loop, but its span ends only when the loop gets round to its callback.
 * `auth` begins when the loop has time for it, so its own span holds no waiting.
 */
function onOneLoop(): Trace[] {
	const traces: Trace[] = [];
	// Callbacks that the loop has to run, both in order of time: back from the gateway, and back from the database.
	const fromGateway = arrivals().map((since) => ({ since, at: since + GATEWAY_MS }));
	const fromDatabase: { since: number; at: number; trace: Trace }[] = [];
	let now = 0;
	while (fromGateway.length > 0 || fromDatabase.length > 0) {
		const back = fromDatabase[0];
		if (back && back.at <= (fromGateway[0]?.at ?? Infinity)) {
			fromDatabase.shift();
			now = Math.max(now, back.at);
			back.trace.push(now - back.since);
			continue;
		}
		const { since, at } = fromGateway.shift()!;
		now = Math.max(now, at);
		const trace: Trace = [now - since, hashMs];
		traces.push(trace);
		now += hashMs;
		fromDatabase.push({ since: now, at: now + DATABASE_MS, trace });
	}
	return traces;
}

function arrivals() {
	const random = seeded(1);
	let at = 0;
	return Array.from({ length: REQUESTS }, () => (at += (-Math.log(1 - random()) * 1000) / arrivalsPerSecond));
}

function show(traces: readonly Trace[]) {
	const sorted = [...traces].sort((a, b) => sum(a) - sum(b));
	const middle = sorted.slice(REQUESTS * 0.45, REQUESTS * 0.55);
	const ordinary = NAMES.map((_, part) => sum(middle.map((trace) => trace[part]!)) / middle.length);
	print('ordinary request', ordinary);
	print('slowest request', sorted.at(-1)!);
}

function print(what: string, trace: readonly number[]) {
	const total = sum(trace);
	const parts = NAMES.map((name, part) => {
		const ms = trace[part]!;
		return `${name} ${ms.toFixed(0)} ms (${((ms / total) * 100).toFixed(0)} %)`;
	});
	console.log(`  ${what.padEnd(17)} ${`${total.toFixed(0)} ms`.padStart(7)}: ${parts.join(', ')}`);
}

function sum(values: readonly number[]) {
	return values.reduce((total, value) => total + value, 0);
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

/** Milliseconds in each part, in the order of `NAMES`. */
type Trace = number[];
