import { expect, test } from 'vitest';
import { POINT_LIMIT, extractSeries } from './series.ts';

test('points are removed from the output and grouped by name', () => {
	const output = [
		'before',
		'hs-series {"name": "checked out", "unit": "connections", "x": 0, "y": 1}',
		'hs-series {"name": "waiting", "unit": "requests", "x": 0, "y": 0}',
		'between',
		'hs-series {"name": "checked out", "unit": "connections", "x": 0.5, "y": 12}',
		'',
	].join('\n');
	expect(extractSeries(output)).toEqual({
		output: 'before\nbetween\n',
		series: [
			{
				name: 'checked out',
				unit: 'connections',
				points: [
					[0, 1],
					[0.5, 12],
				],
			},
			{ name: 'waiting', unit: 'requests', points: [[0, 0]] },
		],
		problems: [],
	});
});

test.each([
	'{',
	'[]',
	'null',
	'{"name": "a", "unit": "b", "x": "0", "y": 1}',
	'{"name": " ", "unit": "b", "x": 0, "y": 1}',
])('a line that is not a valid point is a problem: %s', (json) => {
	const { series, problems } = extractSeries(`hs-series ${json}\n`);
	expect(series).toEqual([]);
	expect(problems).toEqual([`This line is not a valid point of a series: hs-series ${json}`]);
});

test('a series has one unit and no more points than a chart can show', () => {
	const point = (x: number, unit: string): string => `hs-series {"name": "a", "unit": "${unit}", "x": ${x}, "y": 1}`;
	const points = Array.from({ length: POINT_LIMIT + 1 }, (_, x) => point(x, 's'));
	expect(extractSeries([...points, point(99, 'ms')].join('\n')).problems).toEqual([
		'The series "a" has two units, "s" and "ms".',
		'The series "a" has 62 points; the maximum is 60.',
	]);
});

test('text that only mentions a series is output', () => {
	expect(extractSeries('see hs-series {}').output).toBe('see hs-series {}');
});
