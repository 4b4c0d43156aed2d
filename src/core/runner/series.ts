import type { Series } from '../schema/kinds/snippet.ts';

/** Maximum number of points in a series. */
export const POINT_LIMIT = 60;

/**
 * Extracts the series that a snippet printed, one line per point: `hs-series {"name": …, "unit": …, "x": …, "y": …}`.
 * The returned output is the rest.
 */
export function extractSeries(output: string): { output: string; series: Series[]; problems: string[] } {
	const otherLines: string[] = [];
	const byName = new Map<string, Series>();
	const problems: string[] = [];
	for (const line of output.split('\n')) {
		if (!isSeriesLine(line)) {
			otherLines.push(line);
			continue;
		}
		const point = readPoint(line);
		if (!point) {
			problems.push(`This line is not a valid point of a series: ${line.trim().slice(0, 120)}`);
			continue;
		}
		const series = byName.get(point.name) ?? { name: point.name, unit: point.unit, points: [] };
		byName.set(point.name, series);
		if (series.unit !== point.unit) {
			problems.push(`The series "${point.name}" has two units, "${series.unit}" and "${point.unit}".`);
		}
		series.points.push([point.x, point.y]);
	}
	const series = [...byName.values()];
	for (const { name, points } of series) {
		if (points.length > POINT_LIMIT) {
			problems.push(`The series "${name}" has ${points.length} points; the maximum is ${POINT_LIMIT}.`);
		}
	}
	return { output: otherLines.join('\n'), series, problems: [...new Set(problems)] };
}

/** True for a line that is data for a chart and not text for a reader. */
export function isSeriesLine(line: string): boolean {
	return line.startsWith(PREFIX);
}

const PREFIX = 'hs-series ';

function readPoint(line: string): Point | undefined {
	let value: unknown;
	try {
		value = JSON.parse(line.slice(PREFIX.length));
	} catch {
		return undefined;
	}
	if (typeof value !== 'object' || value === null) return undefined;
	const { name, unit, x, y } = value as Record<string, unknown>;
	const isPoint =
		typeof name === 'string' && name.trim() !== '' && typeof unit === 'string' && unit.trim() !== '' &&
		typeof x === 'number' && typeof y === 'number'; // prettier-ignore
	return isPoint ? { name: name.trim(), unit: unit.trim(), x, y } : undefined;
}

interface Point {
	name: string;
	unit: string;
	x: number;
	y: number;
}
