import { join } from 'node:path';
import { diagramsOf } from '../../core/graph/diagrams-of.ts';
import { loadContent } from '../content/load-content.ts';
import { openDiagramRenderer } from './render.ts';
import { diagramKey, DIAGRAM_FOLDER, readDiagram, removeDiagram, storedKeys, writeDiagram } from './store.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** Compares the Mermaid fences of the content, and the map of its services, with the SVG files that are stored, without a browser. */
export async function compareDiagrams(content: string): Promise<Comparison> {
	const { documents } = await loadContent(content);
	const wanted = new Map<string, Wanted>();
	for (const { source, file, position } of diagramsOf(documents)) {
		const where = position.at === 'source' ? `${file}:${position.line}` : file;
		const key = diagramKey(source);
		if (!wanted.has(key)) wanted.set(key, { key, source, where });
	}
	const kept = await storedKeys(join(content, DIAGRAM_FOLDER));
	const missing: Wanted[] = [];
	for (const diagram of wanted.values()) {
		const stored = await readDiagram(join(content, DIAGRAM_FOLDER), diagram.key);
		if (!stored || diagramKey(stored.source) !== diagram.key) missing.push(diagram);
	}
	return {
		wanted: [...wanted.values()],
		missing,
		unused: [...kept].filter((key) => !wanted.has(key)).sort(),
	};
}

/** Renders what is listed and removes what is unused. Goes on after a diagram that cannot be rendered. */
export async function updateDiagrams(content: string, draw: Wanted[], unused: string[]): Promise<Update> {
	const folder = join(content, DIAGRAM_FOLDER);
	const update: Update = { rendered: [], failed: [] };
	if (draw.length > 0) {
		const renderer = await openDiagramRenderer();
		try {
			for (const wanted of draw) {
				try {
					const diagram = await renderer.render(wanted.source);
					await writeDiagram(folder, diagram);
					update.rendered.push({ ...wanted, width: widthOf(diagram.svg), bytes: diagram.svg.length });
				} catch (error) {
					update.failed.push({ ...wanted, reason: reasonOf(error) });
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

/** What Mermaid or the page said, without the stack of the page. */
function reasonOf(error: unknown): string {
	const text = messageOf(error);
	return text.replace(/^page\.evaluate: (?:Error: )?/, '').replace(/\n\s*at [\s\S]*$/, '');
}

/** One Mermaid source; the first of several that are equal. */
export interface Wanted {
	key: string;
	source: string;
	/** File and line, as messages show them. */
	where: string;
}

export interface Comparison {
	wanted: Wanted[];
	/** Without an SVG of this source. */
	missing: Wanted[];
	/** Keys of SVG files that no fence refers to. */
	unused: string[];
}

export interface Update {
	rendered: (Wanted & { width: number; bytes: number })[];
	failed: (Wanted & { reason: string })[];
}
