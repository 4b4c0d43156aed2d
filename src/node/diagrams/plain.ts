/**
 * Reads an SVG, and rejects it if it contains an element, an attribute or a text that `renderSvg` never writes, or is
 * not properly nested and closed. Authors commit these files, and pages contain them unchanged, so a change by hand
 * could break a page: a `<title>` without its end, for example, would turn the rest of the page into its text.
 *
 * @param key The key of the diagram. All its ids start with `d` and the key.
 * @returns The texts of the SVG, or undefined if it is rejected.
 */
export function readPlainSvg(svg: string, key: string): SvgTexts | undefined {
	const texts: Record<string, string[]> = { title: [], desc: [], text: [] };
	const open: string[] = [];
	let at = 0;
	while (at < svg.length) {
		PART.lastIndex = at;
		const part = PART.exec(svg);
		if (!part) return undefined;
		const [all, closing, opening, attributes = '', slash, text] = part;
		const parent = open.at(-1);
		if (text !== undefined) {
			const owner = parent === 'tspan' ? 'text' : (parent ?? '');
			if (!Object.hasOwn(texts, owner) || !TEXT.test(text)) return undefined;
			// A text with several lines has a part in each `tspan`, so this part is appended to the last item.
			texts[owner]?.push(`${texts[owner].pop() ?? ''}${unescape(text)}`);
		} else if (closing !== undefined) {
			if (open.pop() !== closing) return undefined;
			// Nothing may follow the root element.
			if (open.length === 0 && at + all.length < svg.length) return undefined;
		} else {
			const name = opening ?? '';
			if (!isAllowed(name, parent, attributes, key) || (slash === '/') !== EMPTY.has(name)) return undefined;
			if (slash !== '/') open.push(name);
			if (Object.hasOwn(texts, name)) texts[name]?.push('');
		}
		at += all.length;
	}
	if (open.length > 0 || texts['title']?.length !== 1 || texts['desc']?.length !== 1) return undefined;
	return { title: texts['title'][0] ?? '', description: texts['desc'][0] ?? '', labels: texts['text'] ?? [] };
}

/** The next closing tag, opening tag or text. */
const PART = /<\/([a-z]+)>|<([a-z]+)((?: [A-Za-z-]+="[^"<>&]*")*)(\/?)>|([^<>]+)/y;
const TEXT = /^(?:[^&]|&(?:amp|lt|gt);)*$/;

function isAllowed(name: string, parent: string | undefined, attributes: string, key: string): boolean {
	if (!Object.hasOwn(PARENTS, name) || PARENTS[name] !== (parent ?? '')) {
		if (!(parent === 'marker' && name === 'path')) return false;
	}
	const seen = new Set<string>();
	for (const [, attribute = '', value = ''] of attributes.matchAll(/([a-z-]+)="([^"]*)"/gi)) {
		if (seen.has(attribute) || !ATTRIBUTES[name]?.includes(attribute)) return false;
		if (!isAllowedValue(attribute, value, key)) return false;
		seen.add(attribute);
	}
	return true;
}

function isAllowedValue(attribute: string, value: string, key: string): boolean {
	if (attribute === 'id' || attribute.startsWith('aria-')) return isOwnId(value, key);
	if (attribute.startsWith('marker-')) {
		return value.startsWith('url(#') && value.endsWith(')') && isOwnId(value.slice(5, -1), key);
	}
	const pattern = Object.hasOwn(VALUES, attribute) ? VALUES[attribute] : NUMBER;
	return pattern?.test(value) ?? false;
}

function isOwnId(id: string, key: string): boolean {
	return id.startsWith(`d${key}`) && /^[a-z]{1,9}$/.test(id.slice(key.length + 1));
}

const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** Patterns of the values that are not numbers. None of them can match an address. */
const VALUES: Record<string, RegExp> = {
	class: /^dg(?:-[a-z]+(?: dg-[a-z]+)?)?$/,
	role: /^img$/,
	viewBox: /^[\d. -]+$/,
	d: /^[mlhvcsqtaz\d. -]*$/i,
	points: /^[\d. -]*$/,
	markerUnits: /^userSpaceOnUse$/,
	orient: /^auto-start-reverse$/,
};

/** The parent of each element. A path may also be in a marker. */
const PARENTS: Record<string, string> = {
	svg: '',
	title: 'svg',
	desc: 'svg',
	defs: 'svg',
	marker: 'defs',
	g: 'svg',
	path: 'g',
	rect: 'g',
	ellipse: 'g',
	polygon: 'g',
	text: 'g',
	tspan: 'text',
};

/** Elements that have no contents. */
const EMPTY = new Set(['path', 'rect', 'ellipse', 'polygon']);

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

function unescape(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** All texts of an SVG. */
export interface SvgTexts {
	title: string;
	description: string;
	/** One item for each text element, with its lines joined. */
	labels: string[];
}
