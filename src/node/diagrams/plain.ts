/**
 * Whether an SVG consists only of elements, attributes and text that `renderSvg` writes. SVG files are inserted into pages
 * unchanged, and authors commit them, so a file that was changed by hand counts as not rendered.
 */
export function isPlainSvg(svg: string): boolean {
	if (!svg.startsWith('<svg ') || !svg.endsWith('</svg>')) return false;
	const rest = svg.replace(TAG, (tag, name: string, attributes: string) => {
		const allowed = ATTRIBUTES[name];
		if (!allowed) return tag;
		const names = [...attributes.matchAll(/([\w-]+)="/g)].map(([, attribute = '']) => attribute);
		return names.every((attribute) => allowed.includes(attribute)) ? '' : tag;
	});
	return !/[<>]/.test(rest);
}

/**
 * A tag whose attributes cannot contain an address: numbers, names, path data, and references to the SVG's own arrow heads.
 */
const TAG = /<\/?([a-z]+)((?: [A-Za-z-]+="(?:[\w .,-]*|url\(#\w+\))")*)\/?>/g;

const ATTRIBUTES: Partial<Record<string, readonly string[]>> = {
	svg: ['class', 'role', 'aria-labelledby', 'aria-describedby', 'viewBox', 'width', 'height'],
	title: ['id'],
	desc: ['id'],
	defs: [],
	marker: 'id class viewBox refX refY markerWidth markerHeight markerUnits orient'.split(' '),
	g: ['class', 'marker-start', 'marker-end'],
	path: ['d'],
	rect: ['x', 'y', 'width', 'height', 'rx'],
	ellipse: ['cx', 'cy', 'rx', 'ry'],
	polygon: ['points'],
	text: ['x', 'y'],
	tspan: ['x', 'y'],
};
