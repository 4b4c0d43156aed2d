import { diagramKey, type StoredDiagram } from '../../node/diagrams/store.ts';

const stored = import.meta.glob<StoredDiagram>('../../diagrams/*.svg.json', { import: 'default' });

/** The SVG of a Mermaid source. Throws where it has not been rendered; `npm run check` says so before a build does. */
export async function diagramOf(source: string): Promise<StoredDiagram> {
	const key = diagramKey(source);
	const load = stored[`../../diagrams/${key}.svg.json`];
	if (!load) throw new Error(`A diagram has no SVG (src/diagrams/${key}.svg.json). Run "npm run diagrams".`);
	return load();
}
