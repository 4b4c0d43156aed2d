import { chartsOf, chartTable, lineChart, type ChartGroup } from '../../core/chart/line-chart.ts';
import { extractSeries } from '../../core/runner/series.ts';
import { h } from '../dom.ts';

/** Maximum number of series in the charts, because the code of a reader may print any number of them. */
const MAX_SERIES = 8;
/** Maximum number of points in one series. */
const MAX_POINTS = 500;

/**
 * The charts of a run, rendered again whenever the run has printed more values. They look like the charts of a recorded
 * run, and have the same text alternative: a table.
 */
export class LiveCharts {
	readonly #place = h('div', { class: 'charts' });
	#points = 0;

	/** @param output The element after which the charts are inserted. */
	constructor(output: Element) {
		output.after(this.#place);
	}

	/** Renders the series in an output that consists of complete lines. */
	render(output: string): void {
		const series = extractSeries(output)
			.series.slice(0, MAX_SERIES)
			.map((each) => ({ ...each, points: each.points.slice(0, MAX_POINTS) }));
		const points = series.reduce((sum, each) => sum + each.points.length, 0);
		if (points === this.#points) return;
		this.#points = points;
		const open = [...this.#place.querySelectorAll('details')].map((details) => details.open);
		this.#place.replaceChildren(
			...chartsOf([{ name: '', series }]).map((group, index) => figureOf(group, open[index] ?? false)),
		);
	}

	clear(): void {
		this.#points = 0;
		this.#place.replaceChildren();
	}
}

function figureOf({ title, series }: ChartGroup, isOpen: boolean): HTMLElement {
	const { width, height, plot, lines, xTicks, yTicks } = lineChart(series);
	const legend = series.map(({ name }, index) => {
		const line = shape('path', { class: `series s${index % 4}`, d: 'M1 4h20' });
		return h('span', {}, shape('svg', { width: 22, height: 8, viewBox: '0 0 22 8' }, line), name);
	});
	const chart = shape(
		'svg',
		{ viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
		...yTicks.flatMap(({ at, label }) => [
			shape('path', { class: 'grid-line', d: `M${plot.left} ${at}H${plot.right}` }),
			shape('text', { x: plot.left - 6, y: at + 4, 'text-anchor': 'end' }, label),
		]),
		...xTicks.map(({ at, label }) => shape('text', { x: at, y: plot.bottom + 18, 'text-anchor': 'middle' }, label)),
		...lines.map(({ points }, index) => shape('polyline', { class: `series s${index % 4}`, points })),
	);
	const caption = h(
		'figcaption',
		{},
		h('b', {}, title),
		h('span', { class: 'legend', 'aria-hidden': 'true' }, ...legend),
	);
	return h('figure', { class: 'chart' }, caption, chart, tableOf({ title, series }, isOpen));
}

function tableOf({ title, series }: ChartGroup, isOpen: boolean): HTMLElement {
	const head = ['x', ...series.map(({ name }) => name)].map((name) => h('th', { scope: 'col' }, name));
	const rows = chartTable(series).map(({ x, values }) =>
		h(
			'tr',
			{},
			h('th', { scope: 'row', class: 'num' }, String(x)),
			...values.map((value) => h('td', { class: 'num' }, String(value ?? '–'))),
		),
	);
	const table = h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows));
	const wide = h('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': `Values: ${title}` }, table);
	const details = h('details', {}, h('summary', {}, 'As a table'), wide);
	details.open = isOpen;
	return details;
}

function shape(
	tag: string,
	attributes: Record<string, string | number>,
	...children: (SVGElement | string)[]
): SVGElement {
	const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
	element.append(...children);
	return element;
}
