import type { Head, Stroke } from '../svg.ts';

/** The stroke of a line, from Mermaid's classes. */
export function strokeOf(element: Element): Stroke {
	const classes = element.getAttribute('class') ?? '';
	if (classes.includes('edge-thickness-thick')) return 'thick';
	if (/edge-pattern-(?:dotted|dashed)|messageLine1/.test(classes)) return 'dashed';
	// Separators between the branches of a frame have dashes in a style attribute.
	if (element instanceof SVGElement && /[1-9]/.test(element.style.strokeDasharray)) return 'dashed';
	return 'solid';
}

/** The head at one end of a line. Throws on an unsupported head. */
export function headOf(element: Element, attribute: 'marker-start' | 'marker-end'): Head {
	const marker = element.getAttribute(attribute) ?? '';
	if (marker === '') return 'none';
	if (/point(?:Start|End)|-arrowhead/.test(marker)) return 'arrow';
	if (/circle(?:Start|End)/.test(marker)) return 'circle';
	if (/cross(?:Start|End)|-crosshead/.test(marker)) return 'cross';
	if (marker.includes('-filled-head')) return 'open';
	throw new Error(`The arrow head "${marker}" is not supported; use -->, --o, --x, ->>, -->>, -x or -).`);
}
