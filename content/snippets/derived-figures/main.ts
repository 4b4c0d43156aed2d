/** A measured value: exact, anywhere in a range, or known only to be below a bound. */
type Measure = number | { from: number; to: number } | { below: number };

const figures: Figure[] = [
	{
		name: 'pool size, 20 -> 52 connections',
		claimed: '+160% capacity',
		value: 160,
		computed: percentChange(20, 52),
	},
	{
		name: 'utilisation, 100 -> 40 to 60 %',
		claimed: '-40% utilization',
		value: -40,
		computed: percentChange(100, { from: 40, to: 60 }),
	},
	{
		name: 'answers of 503, 15 -> 0.01 %',
		claimed: '99.9% reduction',
		value: -99.9,
		computed: percentChange(15, 0.01),
	},
	{
		name: 'wait, 30 s -> under 0.1 s',
		claimed: '99.7% faster',
		value: -99.7,
		computed: percentChange(30, { below: 0.1 }),
	},
	{
		name: 'leaks, 12 per hour -> 0 per day',
		claimed: '100% eliminated',
		value: -100,
		computed: percentChange(12 * 24, 0),
	},
	{
		name: '28 of 52 connections checked out',
		claimed: '54% utilization',
		value: 54,
		computed: { from: (28 / 52) * 100, to: (28 / 52) * 100 },
	},
];

for (const { name, claimed, value, computed } of figures) {
	console.log(
		`${name.padEnd(34)} claimed: ${claimed.padEnd(17)} computed: ${show(computed).padEnd(22)} ${judge(value, computed)}`,
	);
}
console.log('');
console.log(`what "faster" would say: 30 s against under 0.1 s is more than ${Math.round(30 / 0.1)} times as fast`);
console.log(`with overflow, 30 -> 72 connections: +${show(percentChange(30, 72))}`);
console.log(`28 checked out of 72 with overflow: ${round((28 / 72) * 100, 1)} %`);
console.log(`1,000 requests, 50 at a time, 200 ms each: ${50 / 0.2} a second, ${1000 / (50 / 0.2)} s in all`);

/** The change in percent, a decrease below zero, with the range or the bound of what came after carried over. */
function percentChange(before: number, after: Measure): Interval {
	const change = (value: number) => ((value - before) / before) * 100;
	if (typeof after === 'number') return { from: change(after), to: change(after) };
	if ('below' in after) return { from: change(0), to: change(after.below), isOpen: true };
	return { from: change(after.from), to: change(after.to) };
}

/** A single figure follows only from a single value, rounded to as many digits as the claim has. */
function judge(claimed: number, { from, to, isOpen }: Interval) {
	const digits = String(claimed).split('.')[1]?.length ?? 0;
	const isAt = (value: number) => round(value, digits) === claimed;
	if (from === to) return isAt(from) ? 'follows' : 'does not follow';
	if (isOpen) return isAt(to) ? 'is only the bound' : 'does not follow';
	return isAt(from) || isAt(to) ? 'is one end of a range' : 'does not follow';
}

function show({ from, to, isOpen }: Interval) {
	const [low, high] = [from, to].map((value) => String(round(value, 2)));
	if (isOpen) return `beyond ${high} %`;
	return from === to ? `${low} %` : `${low} to ${high} %`;
}

function round(value: number, digits: number) {
	return Number(value.toFixed(digits));
}

interface Figure {
	name: string;
	/** The words of the source. */
	claimed: string;
	/** The figure in them; a reduction is negative. */
	value: number;
	computed: Interval;
}

interface Interval {
	from: number;
	to: number;
	/** True where the value is below `to`, and nothing more is known. */
	isOpen?: boolean;
}
