import { join } from 'node:path';
import { diagramsOf } from '../../core/graph/diagrams-of.ts';
import { loadContent } from '../content/load-content.ts';
import { openDiagramRenderer } from './render.ts';
import { diagramKey, DIAGRAM_FOLDER, readDiagram, removeDiagram, storedKeys, writeDiagram } from './store.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** Compares all diagrams of the content, including the map of services, with the stored SVG files. Needs no browser. */
export async function compareDiagrams(content: string): Promise<Comparison> {
	const { documents } = await loadContent(content);
	const diagrams = new Map<string, DiagramSource>();
	for (const { source, file, position } of diagramsOf(documents)) {
		const where = position.at === 'source' ? `${file}:${position.line}` : file;
		const key = diagramKey(source);
		if (!diagrams.has(key)) diagrams.set(key, { key, source, where });
	}
	const stored = await storedKeys(join(content, DIAGRAM_FOLDER));
	const missing: DiagramSource[] = [];
	for (const diagram of diagrams.values()) {
		if (!(await readDiagram(join(content, DIAGRAM_FOLDER), diagram.key))) missing.push(diagram);
	}
	return {
		diagrams: [...diagrams.values()],
		missing,
		unused: [...stored].filter((key) => !diagrams.has(key)).sort(),
	};
}

/** Renders the given diagrams and removes unused files. Continues after a diagram that cannot be rendered. */
export async function updateDiagrams(content: string, toRender: DiagramSource[], unused: string[]): Promise<Update> {
	const folder = join(content, DIAGRAM_FOLDER);
	const update: Update = { rendered: [], failed: [] };
	if (toRender.length > 0) {
		const renderer = await openDiagramRenderer();
		try {
			for (const diagram of toRender) {
				try {
					const drawing = await renderer.render(diagram.source);
					await writeDiagram(folder, drawing);
					const bytes = Buffer.byteLength(drawing.svg);
					update.rendered.push({ ...diagram, width: widthOf(drawing.svg), bytes });
				} catch (error) {
					update.failed.push({ ...diagram, reason: reasonOf(error) });
				}
			}
		} finally {
			await renderer.close();
		}
	}
	for (const key of unused) await removeDiagram(folder, key);
	return update;
}

function widthOf(svg: string): number {
	return Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
}

/** The message of Mermaid or the page, without the page's stack trace. */
function reasonOf(error: unknown): string {
	const text = messageOf(error);
	return text.replace(/^page\.evaluate: (?:Error: )?/, '').replace(/\n\s*at [\s\S]*$/, '');
}

/** A Mermaid source. If several diagrams have the same source, only the first is listed. */
export interface DiagramSource {
	key: string;
	source: string;
	/** File and line for messages. */
	where: string;
}

export interface Comparison {
	diagrams: DiagramSource[];
	/** Diagrams without a stored SVG. */
	missing: DiagramSource[];
	/** Keys of stored SVG files that no diagram uses. */
	unused: string[];
}

export interface Update {
	/** Width in pixels, and size of the SVG in bytes. */
	rendered: (DiagramSource & { width: number; bytes: number })[];
	failed: (DiagramSource & { reason: string })[];
}
