/**
 * Lays out series that share a unit as lines over a common x axis. The result is plain geometry in view box units, from
 * which a page renders the chart. Every axis includes 0, because a truncated axis makes small changes look large.
 */
export function lineChart(series: readonly ChartSeries[]): LineChart {
	const frame = frameOf(series);
	const scaleX = scale(frame.x, [LEFT, WIDTH - RIGHT]);
	const scaleY = scale(frame.y, [HEIGHT - BOTTOM, TOP]);
	return {
		width: WIDTH,
		height: HEIGHT,
		plot: { left: LEFT, right: WIDTH - RIGHT, top: TOP, bottom: HEIGHT - BOTTOM },
		lines: series.map(({ name, points }) => ({
			name,
			points: points.map(([x, y]) => `${round(scaleX(x))},${round(scaleY(y))}`).join(' '),
		})),
		xTicks: frame.x.map((value) => ({ at: round(scaleX(value)), label: labelOf(value) })),
		yTicks: frame.y.map((value) => ({ at: round(scaleY(value)), label: labelOf(value) })),
	};
}

function frameOf(series: readonly ChartSeries[]): ChartFrame {
	const points = series.flatMap((each) => each.points);
	return {
		x: ticks(points.map(([x]) => x)),
		y: ticks(points.map(([, y]) => y)),
	};
}

/**
 * Groups lines into charts. With several variants, there is one chart per series and one line per variant, so that readers
 * can compare the variants. With a single variant, there is one chart per unit and one line per series.
 */
export function chartsOf(variants: readonly ChartVariant[]): ChartGroup[] {
	const withSeries = variants.filter(({ series }) => series.length > 0);
	const groups = new Map<string, ChartGroup>();
	for (const { name: variant, series } of withSeries) {
		for (const { name, unit, points } of series) {
			const title = withSeries.length > 1 ? `${name}, ${unit}` : unit;
			const group = groups.get(title) ?? { title, series: [] };
			group.series.push({ name: withSeries.length > 1 ? variant : name, points });
			groups.set(title, group);
		}
	}
	return [...groups.values()];
}

/** One row for each x and one column for each series. The value is `undefined` if a series has no point at that x. */
export function chartTable(series: readonly ChartSeries[]): { x: number; values: (number | undefined)[] }[] {
	const xs = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
	return xs.map((x) => ({ x, values: series.map(({ points }) => points.find(([pointX]) => pointX === x)?.[1]) }));
}

const [WIDTH, HEIGHT] = [640, 200];
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 12, 12, 26];
const MAX_TICKS = 6;

/** Evenly spaced round values whose range includes 0 and all values. */
function ticks(values: readonly number[]): number[] {
	const low = Math.min(0, ...values);
	const high = Math.max(0, ...values);
	const step = niceStep((high - low || 1) / (MAX_TICKS - 1));
	const first = Math.floor(low / step);
	// The tolerance keeps a rounding error from adding a tick, and `toPrecision` removes rounding errors from the values.
	const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
	return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The smallest number that is 1, 2 or 5 times a power of ten and is at least `atLeast`. */
function niceStep(atLeast: number): number {
	const power = 10 ** Math.floor(Math.log10(atLeast));
	const factor = [1, 2, 5].find((each) => each * power >= atLeast - 1e-12) ?? 10;
	return factor * power;
}

/** Maps the range of the ticks to the range of the view box from `from` to `to`. */
function scale(values: readonly number[], [from, to]: [number, number]): (value: number) => number {
	const low = values[0] as number;
	const span = (values.at(-1) as number) - low || 1;
	return (value) => from + ((value - low) / span) * (to - from);
}

const round = (value: number) => Number(value.toFixed(1));
const labelOf = (value: number) => String(Number(value.toPrecision(6)));

export interface ChartSeries {
	name: string;
	points: readonly (readonly [number, number])[];
}

/** A variant with its series. */
export interface ChartVariant {
	name: string;
	series: readonly (ChartSeries & { unit: string })[];
}

export interface ChartGroup {
	title: string;
	series: ChartSeries[];
}

/** Tick values in ascending order. */
interface ChartFrame {
	x: number[];
	y: number[];
}

export interface LineChart {
	width: number;
	height: number;
	plot: { left: number; right: number; top: number; bottom: number };
	/** `points` is the attribute value of an SVG polyline. */
	lines: { name: string; points: string }[];
	xTicks: Tick[];
	yTicks: Tick[];
}

interface Tick {
	at: number;
	label: string;
}
