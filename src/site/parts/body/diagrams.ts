import { DIAGRAM_FOLDER, diagramKey, readDiagram, type StoredDiagram } from '../../../node/diagrams/store.ts';
import { CONTENT_FOLDER } from '../../../node/places.ts';

const FOLDER = `${CONTENT_FOLDER}/${DIAGRAM_FOLDER}`;

/** The stored diagram of a Mermaid source. Rejects if it has not been rendered, which `npm run check` reports before a build. */
export async function diagramOf(source: string): Promise<StoredDiagram> {
	const key = diagramKey(source);
	const diagram = await readDiagram(FOLDER, key);
	if (!diagram) throw new Error(`A diagram has no SVG (${FOLDER}/${key}.svg.json). Run "npm run diagrams".`);
	return diagram;
}
