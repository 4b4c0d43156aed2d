const arrivalsPerSecond = Number(process.env['ARRIVAL_RATE'] ?? 200);
const holdMs = Number(process.env['HOLD_MS'] ?? 50);
const poolSize = Number(process.env['POOL_SIZE'] ?? 10);
const timeoutMs = Number(process.env['TIMEOUT_MS'] ?? 500);
const REQUESTS = 500_000;
const WARM_UP = 50_000;

const load = (arrivalsPerSecond * holdMs) / 1000;
console.log(
	`${arrivalsPerSecond} requests a second, each holds a connection for ${holdMs} ms on average, time limit ${timeoutMs} ms`,
);
console.log(`so ${round(load, 1)} connections are needed all the time`);
console.log('                  by formula                    simulated');
console.log('pool    busy  has to wait  wait ms  timed out   wait ms  timed out');
let largestDifference = 0;
for (const size of sizesAround(poolSize)) {
	const model = predict(size);
	const simulated = simulate(size);
	largestDifference = Math.max(largestDifference, Math.abs(model.timedOut - simulated.timedOut));
	console.log(
		[
			`${size === poolSize ? '>' : ' '}${String(size).padStart(3)}`,
			percent(model.busy).padStart(8),
			percent(model.hasToWait).padStart(13),
			model.meanWaitMs.toFixed(1).padStart(9),
			percent(model.timedOut).padStart(11),
			simulated.meanWaitMs.toFixed(1).padStart(10),
			percent(simulated.timedOut).padStart(11),
		].join(''),
	);
	point('timed out, by formula', size, model.timedOut);
	point('timed out, simulated', size, simulated.timedOut);
}
console.log(`largest difference in the share that times out: ${round(largestDifference * 100, 2)} percentage points`);
console.log(`formula and simulation agree within 1 percentage point: ${largestDifference < 0.01 ? 'yes' : 'no'}`);

/**
 * A queue with random arrivals, random holding times, `size` places, first come first served, and a fixed patience.
 *
 * After D. Y. Barrer, Queuing with impatient customers and ordered service, Operations Research 5 (1957). Without a time limit
 * it is A. K. Erlang's formula C of 1917, with a limit of 0 his formula B.
 */
function predict(size: number): Prediction {
	const arrival = arrivalsPerSecond / 1000;
	const service = size / holdMs;
	const spare = service - arrival;
	// All probabilities are relative to the state with one place free, which keeps large pools from overflowing.
	let notFull = 0;
	let state = 1;
	for (let busy = size - 1; busy >= 0; busy--) {
		notFull += state;
		state *= busy / load;
	}
	// The chance of a wait of 0 and of a wait at the limit, also relative, so that the larger of the two is 1.
	const atZero = Math.exp(Math.min(0, spare) * timeoutMs);
	const atLimit = Math.exp(-Math.max(0, spare) * timeoutMs);
	notFull *= atZero;
	const isBalanced = Math.abs(spare * timeoutMs) < 1e-6;
	const waits = arrival * (isBalanced ? timeoutMs : (atZero - atLimit) / spare);
	const waited =
		arrival * (isBalanced ? timeoutMs ** 2 / 2 : (atZero - atLimit * (1 + spare * timeoutMs)) / spare ** 2);
	const gaveUp = (arrival * atLimit) / service;
	const total = notFull + waits + gaveUp;
	const timedOut = gaveUp / total;
	return {
		hasToWait: (waits + gaveUp) / total,
		timedOut,
		meanWaitMs: waited / (notFull + waits),
		busy: (load * (1 - timedOut)) / size,
	};
}

/** The same queue, request by request. Times are in milliseconds. */
function simulate(size: number) {
	const random = seeded(1);
	const freeAt = new Array<number>(size).fill(0);
	let now = 0;
	let served = 0;
	let waited = 0;
	for (let request = 0; request < REQUESTS; request++) {
		now += exponential(random, 1000 / arrivalsPerSecond);
		const hold = exponential(random, holdMs);
		let first = 0;
		for (let place = 1; place < size; place++) if (freeAt[place]! < freeAt[first]!) first = place;
		const start = Math.max(now, freeAt[first]!);
		if (start - now > timeoutMs) continue;
		freeAt[first] = start + hold;
		if (request < WARM_UP) continue;
		served++;
		waited += start - now;
	}
	return { timedOut: 1 - served / (REQUESTS - WARM_UP), meanWaitMs: waited / served };
}

/** Ten sizes at most, with the chosen one among them. */
function sizesAround(size: number) {
	const first = Math.max(1, size - 4);
	return Array.from({ length: 10 }, (_, index) => first + index);
}

function exponential(random: () => number, mean: number) {
	return -Math.log(1 - random()) * mean;
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
	console.log(`hs-series ${JSON.stringify({ name, unit: '% by pool size', x, y: round(share * 100, 3) })}`);
}

function percent(share: number) {
	return `${(share * 100).toFixed(1)} %`;
}

function round(value: number, digits: number) {
	return Number(value.toFixed(digits));
}

interface Prediction {
	/** Share of requests that find no connection free. */
	hasToWait: number;
	/** Share of requests that reach the time limit. */
	timedOut: number;
	/** Of the requests that get a connection. */
	meanWaitMs: number;
	/** Share of the time that a connection is in use. */
	busy: number;
}
