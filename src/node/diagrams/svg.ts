import { compactPath, round } from './path.ts';

/**
 * Writes a drawing as a small SVG with shapes and classes, but without colours, styles, scripts or external references.
 *
 * `src/styles/diagrams.css` defines how it looks. Every id starts with `d` and the key, so several diagrams can appear
 * on one page.
 */
export function renderSvg(drawing: Drawing, key: string): string {
	const { title, description, kind, box } = drawing;
	const id = `d${key}`;
	const shapes = drawing.shapes.map((shape) => moved(shape, -box.x, -box.y));
	const width = Math.ceil(box.width);
	const height = Math.ceil(box.height);
	const scale = shownScale(width);
	return [
		`<svg class="dg" role="img" aria-labelledby="${id}t" aria-describedby="${id}d"`,
		` viewBox="0 0 ${width} ${height}" width="${Math.round(width * scale)}" height="${Math.round(height * scale)}">`,
		`<title id="${id}t">${escape(title)}</title><desc id="${id}d">${escape(description)}</desc>`,
		markers(shapes, kind, id),
		...LAYERS.map((layer) => group(layer, shapes, id)),
		'</svg>',
	].join('');
}

/** Width of a column of text, in pixels. A diagram up to this width is shown at its original size. */
export const COLUMN_WIDTH = 700;

/** The scale at which a wide diagram fits the column, but never so small that its text is below 12 pixels. */
function shownScale(width: number): number {
	return width <= COLUMN_WIDTH ? 1 : Math.max(COLUMN_WIDTH / width, 12 / SHOWN_SIZE);
}

/** Layers from back to front. */
const LAYERS = ['block', 'cluster', 'life', 'bar', 'frame', 'edge', 'label', 'note', 'actor', 'node'] as const;

/** Text is measured in Open Sans at size 16 but shown smaller, so that a wider system font still fits its box. */
const SHOWN_SIZE = 14;
/** Height of a capital letter as a share of the font size. It is used to keep the smaller text centred. */
const CAPITAL = 0.71;

function group(layer: Layer, all: Shape[], id: string): string {
	const shapes = all.filter((shape) => shape.layer === layer);
	if (shapes.length === 0) return '';
	const paths = shapes.filter((shape) => shape.tag === 'path');
	const others = shapes.filter((shape) => shape.tag !== 'path');
	const bundles = Map.groupBy(paths, ({ stroke, start, end }) => `${stroke} ${start} ${end}`);
	// Paths come first: the outline of a cylinder must be below its label, and the lines of a frame below its text.
	const groups = [...bundles.values()].map((bundle) => renderBundle(layer, bundle, id));
	if (others.length > 0) groups.push(`<g class="dg-${layer}">${others.map(renderShape).join('')}</g>`);
	return groups.join('');
}

/** Renders lines that look the same as one group. They inherit the arrow heads of the group. */
function renderBundle(layer: Layer, bundle: PathShape[], id: string): string {
	const [first] = bundle;
	if (!first) return '';
	const { stroke, start, end } = first;
	const classes = stroke === 'solid' ? `dg-${layer}` : `dg-${layer} dg-${stroke}`;
	const heads = [
		start === 'none' ? '' : ` marker-start="url(#${id}${start})"`,
		end === 'none' ? '' : ` marker-end="url(#${id}${end})"`,
	].join('');
	const data = bundle.map(({ d, dx, dy }) => compactPath(d, dx, dy));
	// A marker appears at the ends of a whole path, so only lines without markers can be joined.
	const paths = (heads === '' ? [data.join('')] : data).map((d) => `<path d="${d}"/>`).join('');
	return `<g class="${classes}"${heads}>${paths}</g>`;
}

function renderShape(shape: Exclude<Shape, PathShape>): string {
	switch (shape.tag) {
		case 'rect': {
			const radius = shape.radius > 0 ? ` rx="${round(shape.radius)}"` : '';
			const size = `width="${round(shape.width)}" height="${round(shape.height)}"`;
			return `<rect x="${round(shape.x)}" y="${round(shape.y)}" ${size}${radius}/>`;
		}
		case 'ellipse':
			return `<ellipse cx="${round(shape.cx)}" cy="${round(shape.cy)}" rx="${round(shape.rx)}" ry="${round(shape.ry)}"/>`;
		case 'polygon':
			return `<polygon points="${shape.points.map(round).join(' ')}"/>`;
		case 'text':
			return renderText(shape.lines);
	}
}

function renderText(lines: Line[]): string {
	const [first, ...rest] = lines.map(({ x, y, size, text }) => {
		const centred = y - ((size - SHOWN_SIZE) * CAPITAL) / 2;
		return { at: `x="${round(x)}" y="${round(centred)}"`, text: escape(text) };
	});
	if (!first) return '';
	return `<text ${first.at}>${first.text}${rest.map(({ at, text }) => `<tspan ${at}> ${text}</tspan>`).join('')}</text>`;
}

function markers(shapes: Shape[], kind: Drawing['kind'], id: string): string {
	const used = new Set(shapes.flatMap((shape) => (shape.tag === 'path' ? [shape.start, shape.end] : [])));
	used.delete('none');
	if (used.size === 0) return '';
	const definitions = [...used].map((head) => {
		const { d, refX, isFilled } = HEADS[kind][head === 'none' ? 'arrow' : head];
		return (
			`<marker id="${id}${head}" class="${isFilled ? 'dg-head' : 'dg-head dg-open'}" viewBox="-1 -1 12 12" refX="${refX}" refY="5"` +
			` markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="${d}"/></marker>`
		);
	});
	return `<defs>${definitions.join('')}</defs>`;
}

const ARROW = 'M0 1 9 5 0 9z';
const CROSS = 'M1 1l8 8M9 1l-8 8';
const CIRCLE = 'M0 5a5 5 0 1 0 10 0a5 5 0 1 0-10 0z';

/**
 * The shape of each arrow head. `refX` accounts for the gap that Mermaid leaves between a line and its target: 4 units in
 * flowcharts, about 3 in sequence diagrams.
 */
const HEADS = {
	flowchart: {
		arrow: { d: ARROW, refX: 4.2, isFilled: true },
		open: { d: 'M0 0 9 5 0 10', refX: 4.2, isFilled: false },
		cross: { d: CROSS, refX: 10, isFilled: false },
		circle: { d: CIRCLE, refX: 10, isFilled: true },
	},
	sequence: {
		arrow: { d: ARROW, refX: 6, isFilled: true },
		open: { d: 'M0 0 9 5 0 10', refX: 6, isFilled: false },
		cross: { d: CROSS, refX: 6, isFilled: false },
		circle: { d: CIRCLE, refX: 6, isFilled: true },
	},
} as const satisfies Record<
	Drawing['kind'],
	Record<Exclude<Head, 'none'>, { d: string; refX: number; isFilled: boolean }>
>;

function moved(shape: Shape, dx: number, dy: number): Shape {
	switch (shape.tag) {
		case 'rect':
			return { ...shape, x: shape.x + dx, y: shape.y + dy };
		case 'ellipse':
			return { ...shape, cx: shape.cx + dx, cy: shape.cy + dy };
		case 'polygon':
			return { ...shape, points: shape.points.map((value, index) => value + (index % 2 === 0 ? dx : dy)) };
		case 'path':
			return { ...shape, dx: shape.dx + dx, dy: shape.dy + dy };
		case 'text':
			return { ...shape, lines: shape.lines.map((line) => ({ ...line, x: line.x + dx, y: line.y + dy })) };
	}
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A diagram as measured in the page, in the units of Mermaid's SVG. */
export interface Drawing {
	kind: 'flowchart' | 'sequence';
	title: string;
	description: string;
	/** The area that must be visible, with a small margin. */
	box: { x: number; y: number; width: number; height: number };
	shapes: Shape[];
}

/** The part of the diagram that a shape belongs to, which is also its class after `dg-`. */
export type Layer = (typeof LAYERS)[number];

export type Stroke = 'solid' | 'dashed' | 'thick';
export type Head = 'none' | 'arrow' | 'open' | 'cross' | 'circle';

/** One line of text: the middle of its baseline, and the size it was measured with. */
export interface Line {
	x: number;
	y: number;
	size: number;
	text: string;
}

interface PathShape {
	tag: 'path';
	layer: Layer;
	/** Path data, to be moved by `dx` and `dy`. */
	d: string;
	dx: number;
	dy: number;
	stroke: Stroke;
	start: Head;
	end: Head;
}

export type Shape =
	| PathShape
	| { tag: 'rect'; layer: Layer; x: number; y: number; width: number; height: number; radius: number }
	| { tag: 'ellipse'; layer: Layer; cx: number; cy: number; rx: number; ry: number }
	| { tag: 'polygon'; layer: Layer; points: number[] }
	| { tag: 'text'; layer: Layer; lines: Line[] };
