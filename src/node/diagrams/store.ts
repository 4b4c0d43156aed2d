import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainSvg } from './plain.ts';
import { writeFileAtomic } from '../write-file-atomic.ts';

/**
 * The name under which the SVG of a Mermaid source is stored: 16 hexadecimal digits of the SHA-256 of the trimmed source.
 */
export function diagramKey(source: string): string {
	return createHash('sha256').update(source.trim()).digest('hex').slice(0, 16);
}

/** Keys of all SVG files in the folder; empty if there is no folder. */
export async function storedKeys(folder: string): Promise<Set<string>> {
	const names = await readdir(folder).catch(() => []);
	return new Set(names.flatMap((name) => (name.endsWith(ENDING) ? [name.slice(0, -ENDING.length)] : [])));
}

/** Keys of the SVG files that may go into a page: files that are plain and have the name of their source. */
export async function renderedKeys(folder: string): Promise<Set<string>> {
	const keys = new Set<string>();
	for (const key of await storedKeys(folder)) {
		const diagram = await readDiagram(folder, key).catch(() => undefined);
		if (diagram && diagramKey(diagram.source) === key && isPlainSvg(diagram.svg)) keys.add(key);
	}
	return keys;
}

/** A stored diagram by its key, or `undefined` if there is none. */
export async function readDiagram(folder: string, key: string): Promise<StoredDiagram | undefined> {
	const text = await readFile(join(folder, key + ENDING), 'utf8').catch(() => undefined);
	return text === undefined ? undefined : (JSON.parse(text) as StoredDiagram);
}

export async function writeDiagram(folder: string, diagram: StoredDiagram): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFileAtomic(join(folder, diagram.key + ENDING), `${JSON.stringify(diagram, null, 2)}\n`);
}

export async function removeDiagram(folder: string, key: string): Promise<void> {
	await rm(join(folder, key + ENDING), { force: true });
}

/** The folder of diagrams, relative to the content folder. It is part of the content, because diagrams change with it. */
export const DIAGRAM_FOLDER = 'diagrams';

const ENDING = '.svg.json';

/** One diagram as stored under version control. */
export interface StoredDiagram {
	key: string;
	/** The Mermaid source, trimmed. */
	source: string;
	/** What the diagram shows, in a few words. */
	title: string;
	svg: string;
	/** The diagram as text, one sentence per item. */
	text: string[];
}
