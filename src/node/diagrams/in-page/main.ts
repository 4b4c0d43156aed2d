import type { Drawing } from '../svg.ts';
import type { Model } from '../text.ts';
import { flowchartLayer, isLifeline, isVisible, sequenceLayer } from './layers.ts';
import type { Mermaid } from './mermaid.ts';
import { flowchartModel, sequenceModel } from './models.ts';
import { boxOf, offsetOf } from './place.ts';
import { shapeOf } from './shapes.ts';

/**
 * Renders `source` with Mermaid and reads the result back as plain shapes.
 *
 * This folder is bundled into one script and runs inside the browser page. Every unknown element causes an error,
 * because a diagram that silently omits a shape would be wrong.
 */
export async function drawInPage(source: string): Promise<{ drawing: Drawing; model: Model }> {
	const mermaid = (globalThis as unknown as { mermaid: Mermaid }).mermaid;
	const { svg: markup } = await mermaid.render('drawing', source);
	document.body.innerHTML = markup;
	const svg = document.body.querySelector('svg');
	if (!svg) throw new Error('Mermaid returned no SVG.');
	const toRoot = svg.getScreenCTM()?.inverse();
	if (!toRoot) throw new Error('The SVG is not displayed, so it cannot be measured.');
	const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source);
	const isSequence = type === 'sequence';
	if (!isSequence && !type.startsWith('flowchart')) {
		throw new Error(`A diagram of type "${type}" is not supported; use flowchart or sequenceDiagram.`);
	}
	const visible = [...svg.querySelectorAll<SVGGraphicsElement>('rect,circle,ellipse,polygon,path,line,text')].filter(
		(element) => !element.closest('defs,marker,symbol') && isVisible(element),
	);
	const box = boxOf(
		visible.filter((element) => !isLifeline(element)),
		toRoot,
	);
	const vertices = [...(db.getVertices?.().values() ?? [])];
	const layerOf = isSequence ? sequenceLayer : flowchartLayer;
	return {
		drawing: {
			kind: isSequence ? 'sequence' : 'flowchart',
			title: db.getAccTitle?.() ?? '',
			description: db.getAccDescription?.() ?? '',
			box,
			shapes: visible.flatMap(
				(element) => shapeOf(element, layerOf(element), offsetOf(element, toRoot), { box, vertices }) ?? [],
			),
		},
		model: isSequence ? sequenceModel(db) : flowchartModel(db),
	};
}
