const leaksPerHour = Number(process.env['LEAKS_PER_HOUR'] ?? 12);
const holdMs = Number(process.env['HOLD_MS'] ?? 200);
const POOL = 30;
const TIMEOUT_MS = 30_000;
const MINUTE = 60_000;
const MINUTES = Math.ceil(POOL / (leaksPerHour / 60)) + 30;

console.log(`one pool of 20 + 10, ${leaksPerHour} leaks an hour, each request holds a connection for ${holdMs} ms on average`);
console.log('requests/s  connections needed  first failure  all fail from  minutes with a share of 10 to 20 %');
let passes = true;
for (const perSecond of [2, 20, 100]) {
	const shares = failingShares(perSecond);
	const first = shares.findIndex((share) => share > 0);
	const forGood = shares.findLastIndex((share) => share < 0.99) + 1;
	const between = shares.filter((share) => share >= 0.1 && share <= 0.2).length;
	passes &&= first > 0 && shares.at(-1) === 1 && between <= MINUTES / 10;
	console.log(
		[
			String(perSecond).padStart(10),
			String((perSecond * holdMs) / 1000).padStart(20),
			`minute ${first + 1}`.padStart(15),
			`minute ${forGood + 1}`.padStart(15),
			String(between).padStart(36),
		].join(''),
	);
	for (const [minute, share] of shares.entries()) {
		if (minute % 3 !== 0) continue;
		const point = { name: `${perSecond} requests a second`, unit: '% failing', x: minute, y: round(share * 100) };
		console.log('hs-series', JSON.stringify(point));
	}
}
console.log(`with the same rate spread over 16 processes, each pool lasts ${(POOL * 16) / leaksPerHour} hours`);
console.log(`the share passes 10 to 20 % and goes on to 100 %: ${passes ? 'yes' : 'no'}`);
process.exitCode = passes ? 0 : 1;

/**
 * The share of requests that time out, minute by minute. Requests arrive at random and are served in their order; at a leak, the
 * connection of the next request never comes back.
 */
function failingShares(perSecond: number): number[] {
	const random = seeded(7);
	const freeAt = Array.from({ length: POOL }, () => 0);
	const sent = Array.from({ length: MINUTES }, () => 0);
	const failed = Array.from({ length: MINUTES }, () => 0);
	const everyMs = (60 * MINUTE) / leaksPerHour;
	let nextLeak = everyMs;
	for (let now = 0; now < MINUTES * MINUTE; now += exponential(random, 1000 / perSecond)) {
		const minute = Math.floor(now / MINUTE);
		sent[minute] = (sent[minute] ?? 0) + 1;
		const earliest = freeAt.reduce((best, time, index) => (time < (freeAt[best] ?? Infinity) ? index : best), 0);
		const start = Math.max(now, freeAt[earliest] ?? Infinity);
		if (start - now > TIMEOUT_MS) {
			failed[minute] = (failed[minute] ?? 0) + 1;
			continue;
		}
		const leaks = now >= nextLeak;
		if (leaks) nextLeak += everyMs;
		freeAt[earliest] = leaks ? Infinity : start + exponential(random, holdMs);
	}
	return sent.map((count, minute) => (count === 0 ? 0 : (failed[minute] ?? 0) / count));
}

function exponential(random: () => number, mean: number): number {
	return -Math.log(1 - random()) * mean;
}

/** The same numbers in each run: a linear congruential generator. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
