import type { Drawing, Layer, Shape } from '../svg.ts';
import { isLifeline } from './layers.ts';
import type { Vertex } from './mermaid.ts';
import type { Offset } from './place.ts';
import { headOf, strokeOf } from './strokes.ts';
import { linesOf } from './text-lines.ts';

/**
 * Converts a visible element to a {@link Shape}; undefined for an element that only repeats another. Throws if the outline of
 * a node or the head of an arrow is not supported.
 */
export function shapeOf(
	element: SVGGraphicsElement,
	layer: Layer,
	offset: Offset,
	context: Context,
): Shape | undefined {
	const { dx, dy } = offset;
	if (element instanceof SVGTextElement) {
		// Mermaid puts a group's name on its border, so it is moved down here. Mermaid's own margin setting would also
		// shift the labels of edges.
		return { tag: 'text', layer, lines: linesOf(element, { dx, dy: layer === 'cluster' ? dy + 6 : dy }) };
	}
	const basic = basicShape(element, layer, offset);
	if (basic) return basic;
	if (layer === 'node') return outlineOf(element, offset, context.vertices);
	return {
		tag: 'path',
		layer,
		d: element instanceof SVGLineElement ? lineData(element, context.box) : (element.getAttribute('d') ?? ''),
		dx,
		dy,
		stroke: strokeOf(element),
		start: headOf(element, 'marker-start'),
		end: headOf(element, 'marker-end'),
	};
}

function basicShape(element: SVGGraphicsElement, layer: Layer, { dx, dy }: Offset): Shape | undefined {
	const { x, y, width, height } = element.getBBox();
	if (element instanceof SVGRectElement) {
		return { tag: 'rect', layer, x: x + dx, y: y + dy, width, height, radius: element.rx.baseVal.value };
	}
	if (element instanceof SVGCircleElement || element instanceof SVGEllipseElement) {
		return { tag: 'ellipse', layer, cx: x + width / 2 + dx, cy: y + height / 2 + dy, rx: width / 2, ry: height / 2 };
	}
	if (element instanceof SVGPolygonElement) {
		return { tag: 'polygon', layer, points: [...element.points].flatMap((point) => [point.x + dx, point.y + dy]) };
	}
	return undefined;
}

/**
 * Mermaid draws the outlines of some nodes as thousands of jittered segments. A stadium is rebuilt from its box, and the
 * path of a cylinder is left as it is. No other outline that is a path is supported.
 */
function outlineOf(element: SVGGraphicsElement, { dx, dy }: Offset, vertices: readonly Vertex[]): Shape | undefined {
	const layer = 'node';
	const domId = element.closest('.node')?.id ?? '';
	const vertex = vertices.find((each) => domId.endsWith(each.domId));
	if (vertex?.type === 'stadium') {
		// The fill and the outline are two paths on top of each other. Only the first becomes a shape.
		if (element !== element.parentElement?.querySelector('path')) return undefined;
		const { x, y, width, height } = element.getBBox();
		return { tag: 'rect', layer, x: x + dx, y: y + dy, width, height, radius: height / 2 };
	}
	if (vertex?.type === 'cylinder') {
		const d = element.getAttribute('d') ?? '';
		return { tag: 'path', layer, d, dx, dy, stroke: 'solid', start: 'none', end: 'none' };
	}
	throw new Error(
		`The shape "${vertex?.type ?? 'unknown'}" of node "${vertex?.id ?? domId}" is not supported. ` +
			'Use a rectangle [], round (), stadium ([]), cylinder [()], circle (()), diamond {} or hexagon {{}}.',
	);
}

function lineData(line: SVGLineElement, box: Drawing['box']): string {
	const [x1, y1, x2, y2] = [line.x1, line.y1, line.x2, line.y2].map(({ baseVal }) => baseVal.value);
	// Mermaid extends lifelines far below the diagram and clips them, so they end at its bottom edge here.
	return `M${x1},${y1}L${x2},${isLifeline(line) ? box.y + box.height : y2}`;
}

interface Context {
	/** The area that must be visible. */
	box: Drawing['box'];
	/** Nodes of a flowchart as Mermaid parsed them. */
	vertices: readonly Vertex[];
}
