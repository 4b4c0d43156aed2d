import type { Layer } from '../svg.ts';

/** Whether an element shows anything. */
export function isVisible(element: SVGGraphicsElement): boolean {
	const style = getComputedStyle(element);
	if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return false;
	if (element.closest('.edge-thickness-invisible')) return false;
	// Skip the background of a label. The site's labels have an outline in the colour of the page instead.
	if (element.classList.contains('background')) return false;
	if (element instanceof SVGTextElement) return (element.textContent ?? '').trim() !== '';
	const box = element.getBBox();
	return box.width > 0 || box.height > 0;
}

/** Whether an element is the vertical line below an actor of a sequence diagram. */
export function isLifeline(element: Element): boolean {
	return element.classList.contains('actor-line');
}

/** The part of a flowchart that an element belongs to. Throws on an unknown element. */
export function flowchartLayer(element: Element): Layer {
	if (element.closest('.edgeLabel, .edgeLabels')) return 'label';
	if (element.closest('.edgePaths')) return 'edge';
	if (element.closest('.node')) return 'node';
	if (element.closest('.cluster')) return 'cluster';
	throw new Error(`A <${element.tagName}> with class "${element.getAttribute('class')}" is not supported.`);
}

/** The part of a sequence diagram that an element belongs to. Throws on an unknown element. */
export function sequenceLayer(element: Element): Layer {
	const has = (name: string) => element.classList.contains(name);
	if (has('actor-line')) return 'life';
	if (has('actor') || element.closest('.actor-man')) return 'actor';
	if (/\bactivation\d/.test(element.getAttribute('class') ?? '')) return 'bar';
	if (has('note') || has('noteText')) return 'note';
	if (['loopLine', 'labelBox', 'labelText', 'loopText', 'sectionTitle'].some(has)) return 'frame';
	if (has('messageLine0') || has('messageLine1')) return 'edge';
	if (has('messageText')) return 'label';
	if (has('sequenceNumber') || element.getAttribute('marker-start')?.includes('sequencenumber')) {
		throw new Error('"autonumber" is not supported: the list next to the diagram is already numbered.');
	}
	if (has('rect') || has('text')) return 'block';
	throw new Error(`A <${element.tagName}> with class "${element.getAttribute('class')}" is not supported.`);
}
