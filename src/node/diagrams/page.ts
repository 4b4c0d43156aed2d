import type { Drawing, Head, Layer, Line, Shape, Stroke } from './svg.ts';
import type { Model, Step } from './text.ts';

/**
 * Runs inside the browser page: renders `source` with Mermaid and reads the result back as plain shapes.
 *
 * It is sent to the page as text, so it may use nothing from outside itself. It throws on whatever it does not know,
 * because a shape that is left out without a word makes a diagram that lies.
 */
export async function renderInPage(source: string): Promise<{ drawing: Drawing; model: Model }> {
	const mermaid = (globalThis as unknown as { mermaid: Mermaid }).mermaid;
	const host = document.body;
	const { svg: markup } = await mermaid.render('drawing', source);
	host.innerHTML = markup;
	const svg = host.querySelector('svg');
	if (!svg) throw new Error('Mermaid returned no SVG.');
	const toRoot = svg.getScreenCTM()?.inverse();
	if (!toRoot) throw new Error('The SVG is not shown, so it cannot be measured.');
	const isLifeline = (element: Element) => element.classList.contains('actor-line');
	const diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
	const sequence = diagram.type === 'sequence';
	if (!sequence && !diagram.type.startsWith('flowchart')) {
		throw new Error(`A diagram of type "${diagram.type}" is not supported; use flowchart or sequenceDiagram.`);
	}
	const drawn = [...svg.querySelectorAll<SVGGraphicsElement>('rect,circle,ellipse,polygon,path,line,text')].filter(
		(element) => !element.closest('defs,marker,symbol') && isVisible(element),
	);
	const box = boxOf(drawn.filter((element) => !isLifeline(element)));
	return {
		drawing: {
			kind: sequence ? 'sequence' : 'flowchart',
			title: diagram.db.getAccTitle?.() ?? '',
			description: diagram.db.getAccDescription?.() ?? '',
			box,
			shapes: drawn.flatMap((element) => shapeOf(element) ?? []),
		},
		model: sequence ? sequenceModel() : flowchartModel(),
	};

	function isVisible(element: SVGGraphicsElement): boolean {
		const style = getComputedStyle(element);
		if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return false;
		if (element.closest('.edge-thickness-invisible')) return false;
		// The patch behind a label; our labels carry an outline in the colour of the page instead.
		if (element.classList.contains('background')) return false;
		if (element instanceof SVGTextElement) return (element.textContent ?? '').trim() !== '';
		const box = element.getBBox();
		return box.width > 0 || box.height > 0;
	}

	function shapeOf(element: SVGGraphicsElement): Shape | undefined {
		const layer = sequence ? sequenceLayer(element) : flowchartLayer(element);
		const { dx, dy } = offsetOf(element);
		if (element instanceof SVGTextElement) {
			// Mermaid sets the name of a group on its border; its own margin for it would shift the labels of edges.
			return { tag: 'text', layer, lines: linesOf(element, dx, layer === 'cluster' ? dy + 6 : dy) };
		}
		if (layer === 'node') return nodeShape(element, dx, dy);
		if (element instanceof SVGRectElement) {
			const { x, y, width, height } = element.getBBox();
			return { tag: 'rect', layer, x: x + dx, y: y + dy, width, height, radius: element.rx.baseVal.value };
		}
		if (element instanceof SVGCircleElement || element instanceof SVGEllipseElement)
			return round(element, layer, dx, dy);
		if (element instanceof SVGPolygonElement) return { tag: 'polygon', layer, points: pointsOf(element, dx, dy) };
		return {
			tag: 'path',
			layer,
			d: element instanceof SVGLineElement ? lineData(element) : (element.getAttribute('d') ?? ''),
			dx,
			dy,
			stroke: strokeOf(element),
			start: headOf(element, 'marker-start'),
			end: headOf(element, 'marker-end'),
		};
	}

	function flowchartLayer(element: Element): Layer {
		if (element.closest('.edgeLabel, .edgeLabels')) return 'label';
		if (element.closest('.edgePaths')) return 'edge';
		if (element.closest('.node')) return 'node';
		if (element.closest('.cluster')) return 'cluster';
		throw new Error(`A <${element.tagName}> with class "${element.getAttribute('class')}" is not understood.`);
	}

	function sequenceLayer(element: Element): Layer {
		const has = (name: string) => element.classList.contains(name);
		if (has('actor-line')) return 'life';
		if (has('actor') || element.closest('.actor-man')) return 'actor';
		if (/\bactivation\d/.test(element.getAttribute('class') ?? '')) return 'bar';
		if (has('note') || has('noteText')) return 'note';
		if (['loopLine', 'labelBox', 'labelText', 'loopText', 'sectionTitle'].some(has)) return 'frame';
		if (has('messageLine0') || has('messageLine1')) return 'edge';
		if (has('messageText')) return 'label';
		if (has('sequenceNumber') || element.getAttribute('marker-start')?.includes('sequencenumber')) {
			throw new Error('"autonumber" is not supported: the list beside the diagram is numbered already.');
		}
		if (has('rect') || has('text')) return 'block';
		throw new Error(`A <${element.tagName}> with class "${element.getAttribute('class')}" is not understood.`);
	}

	/** Mermaid renders some outlines as thousands of jittered segments; those we know are rendered again from their box. */
	function nodeShape(element: SVGGraphicsElement, dx: number, dy: number): Shape | undefined {
		const layer = 'node';
		if (element instanceof SVGRectElement) {
			const { x, y, width, height } = element.getBBox();
			return { tag: 'rect', layer, x: x + dx, y: y + dy, width, height, radius: element.rx.baseVal.value };
		}
		if (element instanceof SVGCircleElement || element instanceof SVGEllipseElement)
			return round(element, layer, dx, dy);
		if (element instanceof SVGPolygonElement) return { tag: 'polygon', layer, points: pointsOf(element, dx, dy) };
		const domId = element.closest('.node')?.id ?? '';
		const vertex = [...(diagram.db.getVertices?.().values() ?? [])].find(({ domId: id }) => domId.endsWith(id));
		if (vertex?.type === 'stadium') {
			// Two paths, filling and outline, lie on each other.
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

	function boxOf(elements: SVGGraphicsElement[]): Drawing['box'] {
		const boxes = elements.map((element) => {
			const { x, y, width, height } = element.getBBox();
			const { dx, dy } = offsetOf(element);
			return { left: x + dx, top: y + dy, right: x + dx + width, bottom: y + dy + height };
		});
		// Room for half a line and for an arrow head that ends at the edge.
		const room = 3;
		const x = Math.floor(Math.min(...boxes.map(({ left }) => left))) - room;
		const y = Math.floor(Math.min(...boxes.map(({ top }) => top))) - room;
		return {
			x,
			y,
			width: Math.max(...boxes.map(({ right }) => right)) + room - x,
			height: Math.max(...boxes.map(({ bottom }) => bottom)) + room - y,
		};
	}

	function round(element: SVGCircleElement | SVGEllipseElement, layer: Layer, dx: number, dy: number): Shape {
		const { x, y, width, height } = element.getBBox();
		return { tag: 'ellipse', layer, cx: x + width / 2 + dx, cy: y + height / 2 + dy, rx: width / 2, ry: height / 2 };
	}

	function pointsOf(element: SVGPolygonElement, dx: number, dy: number): number[] {
		return [...element.points].flatMap((point) => [point.x + dx, point.y + dy]);
	}

	function lineData(line: SVGLineElement): string {
		const [x1, y1, x2, y2] = [line.x1, line.y1, line.x2, line.y2].map(({ baseVal }) => baseVal.value);
		// Mermaid lets lifelines run far below the diagram and cuts them off.
		return `M${x1},${y1}L${x2},${isLifeline(line) ? box.y + box.height : y2}`;
	}

	function offsetOf(element: SVGGraphicsElement): { dx: number; dy: number } {
		const matrix = element.getScreenCTM();
		if (!matrix || !toRoot) throw new Error('A shape has no place.');
		const { a, b, c, d, e, f } = toRoot.multiply(matrix);
		if (Math.abs(a - 1) + Math.abs(b) + Math.abs(c) + Math.abs(d - 1) > 1e-3) {
			throw new Error(`A <${element.tagName}> is scaled or turned, which is not supported.`);
		}
		return { dx: e, dy: f };
	}

	function strokeOf(element: Element): Stroke {
		const classes = element.getAttribute('class') ?? '';
		if (classes.includes('edge-thickness-thick')) return 'thick';
		if (/edge-pattern-(?:dotted|dashed)|messageLine1/.test(classes)) return 'dashed';
		// Separators between the branches of a frame carry the dashes as a style of their own.
		if (element instanceof SVGElement && /[1-9]/.test(element.style.strokeDasharray)) return 'dashed';
		return 'solid';
	}

	function headOf(element: Element, attribute: 'marker-start' | 'marker-end'): Head {
		const marker = element.getAttribute(attribute) ?? '';
		if (marker === '') return 'none';
		if (/point(?:Start|End)|-arrowhead/.test(marker)) return 'arrow';
		if (/circle(?:Start|End)/.test(marker)) return 'circle';
		if (/cross(?:Start|End)|-crosshead/.test(marker)) return 'cross';
		if (marker.includes('-filled-head')) return 'open';
		throw new Error(`The arrow head "${marker}" is not supported; use -->, --o, --x, ->>, -->>, -x or -).`);
	}

	function linesOf(text: SVGTextElement, dx: number, dy: number): Line[] {
		const rows = [...text.children].filter((child): child is SVGTSpanElement => child instanceof SVGTSpanElement);
		const parts: SVGTextContentElement[] = rows.length > 0 ? rows : [text];
		return parts.flatMap((part) => {
			const words = (part.textContent ?? '').replace(/\s+/g, ' ').trim();
			return words === '' ? [] : [{ text: words, ...middleOf(part, dx, dy) }];
		});
	}

	/** The middle of a line of text on its baseline, and the size it was measured with. */
	function middleOf(part: SVGTextContentElement, dx: number, dy: number): { x: number; y: number; size: number } {
		const style = getComputedStyle(part);
		const size = Number.parseFloat(style.fontSize);
		const canvas = document.createElement('canvas').getContext('2d');
		if (!canvas) throw new Error('This browser has no canvas to measure text with.');
		canvas.font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
		const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = canvas.measureText('x');
		const first = part.getExtentOfChar(0);
		const end = part.getEndPositionOfChar(part.getNumberOfChars() - 1);
		return { x: (first.x + end.x) / 2 + dx, y: first.y + first.height * (up / (up + down)) + dy, size };
	}

	function plain(text: string): string {
		return text
			.replace(/<br\s*\/?>/gi, ' ')
			.replace(/\s+/g, ' ')
			.trim();
	}

	function flowchartModel(): Model {
		const { db } = diagram;
		return {
			kind: 'flowchart',
			nodes: [...(db.getVertices?.().values() ?? [])].map(({ id, text, type }) => ({
				id,
				label: plain(text ?? id),
				decision: type === 'diamond' || type === 'hexagon',
			})),
			edges: (db.getEdges?.() ?? [])
				.filter(({ stroke }) => stroke !== 'invisible')
				.map(({ start, end, text, type }) => ({
					from: start,
					to: end,
					label: plain(text),
					arrow: type === 'arrow_open' ? 'none' : (type ?? '').startsWith('double') ? 'both' : 'end',
				})),
			groups: (db.getSubGraphs?.() ?? []).map(({ id, title, nodes }) => ({ id, label: plain(title), members: nodes })),
		};
	}

	function sequenceModel(): Model {
		const { db } = diagram;
		const names = new Map([...(db.getActors?.() ?? [])].map(([id, actor]) => [id, plain(actor.description)]));
		const codes = Object.entries(db.LINETYPE ?? {});
		const nameOf = (id: string | undefined) => names.get(id ?? '') ?? id ?? '';
		const steps = (db.getMessages?.() ?? []).flatMap((message): Step[] => {
			const type = codes.find(([, code]) => code === message.type)?.[0] ?? '';
			const text = typeof message.message === 'string' ? plain(message.message) : '';
			const opened = /^(ALT|OPT|LOOP|PAR|CRITICAL|BREAK)_START$/.exec(type)?.[1];
			const branch = /^(ALT_ELSE|PAR_AND|CRITICAL_OPTION)$/.exec(type)?.[1];
			if (opened) return [{ step: 'open', word: opened.toLowerCase(), text }];
			if (branch) return [{ step: 'branch', word: branch.toLowerCase(), text }];
			if (/^(?:ALT|OPT|LOOP|PAR|CRITICAL|BREAK)_END$/.test(type)) return [{ step: 'close' }];
			const from = nameOf(message.from);
			const to = nameOf(message.to);
			if (type === 'NOTE') return [{ step: 'note', over: [...new Set([from, to])], text }];
			if (!/^(?:BIDIRECTIONAL_)?(?:SOLID|DOTTED)/.test(type)) return [];
			const both = type.startsWith('BIDIRECTIONAL');
			return [{ step: 'message', from, to, text, reply: type.includes('DOTTED'), lost: type.includes('CROSS'), both }];
		});
		return { kind: 'sequence', steps };
	}
}

/** The part of Mermaid that is used, as far as its own declarations leave it open. */
interface Mermaid {
	render: (id: string, source: string) => Promise<{ svg: string }>;
	mermaidAPI: { getDiagramFromText: (source: string) => Promise<{ type: string; db: DiagramDb }> };
}

interface DiagramDb {
	getAccTitle?: () => string;
	getAccDescription?: () => string;
	getVertices?: () => Map<string, { id: string; domId: string; text?: string; type?: string }>;
	getEdges?: () => { start: string; end: string; text: string; type?: string; stroke?: string }[];
	getSubGraphs?: () => { id: string; title: string; nodes: string[] }[];
	getActors?: () => Map<string, { description: string }>;
	getMessages?: () => { from?: string; to?: string; message: unknown; type?: number }[];
	LINETYPE?: Record<string, number>;
}
