import type { Drawing } from '../svg.ts';

/** The box around elements, with a margin for half the width of a stroke and for an arrow head that ends at the edge. */
export function boxOf(elements: readonly SVGGraphicsElement[], toRoot: DOMMatrix): Drawing['box'] {
	const boxes = elements.map((element) => {
		const { x, y, width, height } = element.getBBox();
		const { dx, dy } = offsetOf(element, toRoot);
		return { left: x + dx, top: y + dy, right: x + dx + width, bottom: y + dy + height };
	});
	const margin = 3;
	const x = Math.floor(Math.min(...boxes.map(({ left }) => left))) - margin;
	const y = Math.floor(Math.min(...boxes.map(({ top }) => top))) - margin;
	return {
		x,
		y,
		width: Math.max(...boxes.map(({ right }) => right)) + margin - x,
		height: Math.max(...boxes.map(({ bottom }) => bottom)) + margin - y,
	};
}

/** The offset of an element within the SVG. Throws if the element is also scaled or rotated. */
export function offsetOf(element: SVGGraphicsElement, toRoot: DOMMatrix): Offset {
	const matrix = element.getScreenCTM();
	if (!matrix) throw new Error('A shape has no position.');
	const { a, b, c, d, e, f } = toRoot.multiply(matrix);
	if (Math.abs(a - 1) + Math.abs(b) + Math.abs(c) + Math.abs(d - 1) > 1e-3) {
		throw new Error(`A <${element.tagName}> is scaled or rotated, which is not supported.`);
	}
	return { dx: e, dy: f };
}

export interface Offset {
	dx: number;
	dy: number;
}
