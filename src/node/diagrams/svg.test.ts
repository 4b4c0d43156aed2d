import { describe, expect, test } from 'vitest';
import { renderSvg, type Drawing, type Shape } from './svg.ts';

const KEY = '0123456789abcdef';

describe('renderSvg', () => {
	test('writes an image with a name and a description, with the key in every id', () => {
		const svg = renderSvg(drawing([line({ end: 'arrow' })]), KEY);
		expect(svg).toMatch(
			/^<svg class="dg" role="img" aria-labelledby="d0123456789abcdeft" aria-describedby="d0123456789abcdefd"/,
		);
		expect(svg).toContain('<title id="d0123456789abcdeft">A &lt;b&gt; &amp; c</title>');
		const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(ids).toHaveLength(3);
		expect(ids.every((id) => id?.startsWith(`d${KEY}`))).toBe(true);
	});

	test('writes nothing that breaks under a strict policy or another theme', () => {
		const svg = renderSvg(drawing([line({ end: 'arrow' }), text('Pool <script>'), rectangle()]), KEY);
		expect(svg).not.toMatch(/style|<script|foreignObject|https?:|href| fill=| stroke=|#[0-9a-f]{3,6}[;"]/i);
		expect(svg).toContain('Pool &lt;script&gt;');
	});

	test('moves all shapes so that the view starts at zero', () => {
		const svg = renderSvg({ ...drawing([rectangle()]), box: { x: -10, y: 5, width: 99.2, height: 50 } }, KEY);
		expect(svg).toContain('viewBox="0 0 100 50" width="100" height="50"');
		expect(svg).toContain('<rect x="11" y="-3" width="30" height="20" rx="4"/>');
	});

	test('scales down an image wider than the column, but never to text below 12 pixels', () => {
		const shown = (width: number) => {
			const svg = renderSvg({ ...drawing([rectangle()]), box: { x: 0, y: 0, width, height: 100 } }, KEY);
			return Number(/" width="(\d+)"/.exec(svg)?.[1]);
		};
		expect(shown(700)).toBe(700);
		expect(shown(800)).toBe(700);
		expect(shown(1400)).toBe(Math.round((1400 * 12) / 14));
	});

	test('groups lines that look alike, and joins lines without arrow heads into one path', () => {
		const svg = renderSvg(drawing([line({}), line({}), line({ end: 'arrow' }), line({ end: 'arrow' })]), KEY);
		expect(svg).toContain('<g class="dg-edge"><path d="M1 2H9M1 2H9"/></g>');
		expect(svg).toContain(
			`<g class="dg-edge" marker-end="url(#d${KEY}arrow)"><path d="M1 2H9"/><path d="M1 2H9"/></g>`,
		);
	});

	test('defines only the arrow heads that are used', () => {
		const svg = renderSvg(drawing([line({ start: 'circle', end: 'cross', stroke: 'dashed' })]), KEY);
		expect(svg.match(/<marker /g)).toHaveLength(2);
		expect(svg).toContain('class="dg-edge dg-dashed"');
	});

	test('puts boxes above lines, whatever the order in the source', () => {
		const svg = renderSvg(drawing([rectangle(), line({})]), KEY);
		expect(svg.indexOf('dg-edge')).toBeLessThan(svg.indexOf('dg-node'));
	});

	test('keeps words of several lines apart', () => {
		const svg = renderSvg(drawing([text('one', 'two')]), KEY);
		expect(svg.replace(/<[^>]*>/g, '')).toContain('one two');
	});
});

function drawing(shapes: Shape[]): Drawing {
	return {
		kind: 'flowchart',
		title: 'A <b> & c',
		description: 'Words.',
		box: { x: 0, y: 0, width: 100, height: 100 },
		shapes,
	};
}

function line(how: Partial<Extract<Shape, { tag: 'path' }>>): Shape {
	return {
		tag: 'path',
		layer: 'edge',
		d: 'M1,2L9,2',
		dx: 0,
		dy: 0,
		stroke: 'solid',
		start: 'none',
		end: 'none',
		...how,
	};
}

function rectangle(): Shape {
	return { tag: 'rect', layer: 'node', x: 1, y: 2, width: 30, height: 20, radius: 4 };
}

function text(...words: string[]): Shape {
	return {
		tag: 'text',
		layer: 'node',
		lines: words.map((word, index) => ({ x: 9, y: 9 + index, size: 16, text: word })),
	};
}
