import { expect, test } from 'vitest';
import { chartsOf, chartTable, lineChart } from './line-chart.ts';

type Points = [number, number][];
const POOL: Points = [
	[0, 0],
	[8, 8],
	[16, 15],
];
const ticksOf = (points: Points) => {
	const { xTicks, yTicks } = lineChart([{ name: 'any', points }]);
	return [xTicks, yTicks].map((ticks) => ticks.map(({ label }) => Number(label)));
};

test('axes run from 0 to a round value above the largest one', () => {
	expect(ticksOf(POOL)).toEqual([
		[0, 5, 10, 15, 20],
		[0, 5, 10, 15],
	]);
	expect(ticksOf([[0, 0.031]])[1]).toEqual([0, 0.01, 0.02, 0.03, 0.04]);
});

test('values below 0 are inside the chart', () => {
	const [, y] = ticksOf([
		[0, -5],
		[1, 10],
	]);
	expect([y?.[0], y?.at(-1)]).toEqual([-5, 10]);
});

test('every point lies inside the plot, larger values higher up', () => {
	const { lines, plot } = lineChart([{ name: 'checked out', points: POOL }]);
	const points = (lines[0]?.points ?? '').split(' ').map((pair) => pair.split(',').map(Number));
	expect(points).toHaveLength(3);
	expect(points[0]).toEqual([plot.left, plot.bottom]);
	expect(points[2]?.[1]).toBe(plot.top);
	for (const [x = 0] of points) expect(x >= plot.left && x <= plot.right).toBe(true);
});

test('a single point and no points still give two ticks on each axis', () => {
	for (const points of [[], [[0, 0]]] as Points[]) {
		for (const ticks of ticksOf(points)) expect(ticks.length).toBeGreaterThan(1);
	}
});

test('variants that printed the same series share a chart, so that they can be compared', () => {
	const series = [{ name: 'checked out', unit: 'connections', points: POOL }];
	expect(
		chartsOf([
			{ name: 'broken.py', series },
			{ name: 'fixed.py', series },
			{ name: 'other.py', series: [] },
		]),
	).toEqual([
		{
			title: 'checked out, connections',
			series: [
				{ name: 'broken.py', points: POOL },
				{ name: 'fixed.py', points: POOL },
			],
		},
	]);
});

test('series of a single variant share a chart if they share a unit', () => {
	const [busy, waiting, latency] = [
		{ name: 'in use', unit: 'connections', points: POOL },
		{ name: 'overflow', unit: 'connections', points: POOL },
		{ name: 'latency', unit: 'ms', points: POOL },
	] as const;
	const charts = chartsOf([{ name: 'main.py', series: [busy, waiting, latency] }]);
	expect(charts.map(({ title, series }) => [title, ...series.map(({ name }) => name)])).toEqual([
		['connections', 'in use', 'overflow'],
		['ms', 'latency'],
	]);
});

test('the table has a row for every x of any series', () => {
	const waiting: Points = [
		[8, 1],
		[9, 2],
	];
	expect(
		chartTable([
			{ name: 'checked out', points: POOL },
			{ name: 'waiting', points: waiting },
		]),
	).toEqual([
		{ x: 0, values: [0, undefined] },
		{ x: 8, values: [8, 1] },
		{ x: 9, values: [undefined, 2] },
		{ x: 16, values: [15, undefined] },
	]);
});
