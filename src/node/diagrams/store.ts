import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagramFault } from '../../core/rules/fault.ts';
import { DiagramSchema, type StoredDiagram } from '../../core/schema/kinds/diagram.ts';
import { readPlainSvg } from './plain.ts';
import { matchesSource } from './same-text.ts';
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

/**
 * A stored diagram by its key. Undefined if there is none that may go into a page: a file that is not exactly what
 * `npm run diagrams` writes for its source counts as missing. Never throws.
 */
export async function readDiagram(folder: string, key: string): Promise<StoredDiagram | undefined> {
	const text = await readFile(join(folder, key + ENDING), 'utf8').catch(() => undefined);
	const diagram = text === undefined ? undefined : parseDiagram(text);
	return diagram && faultOfDiagram(diagram, key) === undefined ? diagram : undefined;
}

function parseDiagram(text: string): StoredDiagram | undefined {
	try {
		return DiagramSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** Why a diagram may not go into a page, although its fields are valid; undefined if it may. */
export function faultOfDiagram(diagram: StoredDiagram, key: string): DiagramFault | undefined {
	if (diagram.key !== key || diagramKey(diagram.source) !== key) return 'other name';
	const texts = readPlainSvg(diagram.svg, key);
	if (!texts) return 'not plain';
	return matchesSource(diagram, texts) ? undefined : 'other text';
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

/** What follows the key in the name of a stored diagram. */
export const ENDING = '.svg.json';

export type { StoredDiagram };
