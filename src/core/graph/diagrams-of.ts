import type { AnyDocument, Document, Entry } from '../entry.ts';
import type { Position } from '../report/issue.ts';
import { serviceMap } from './service-map.ts';

/** Every diagram that the pages show: the Mermaid blocks of the bodies, and the map of the services. */
export function diagramsOf(documents: readonly AnyDocument[]): Diagram[] {
	const drawn: Diagram[] = documents.flatMap(({ file, body }) =>
		body.fences
			.filter(({ language }) => language === 'mermaid')
			.map(({ code, position }) => ({ is: 'block', source: code, file, position })),
	);
	const services = documents.filter((document) => document.kind === 'service').filter(isComplete);
	const map = serviceMap(services);
	if (map === undefined) return drawn;
	const folder = (services[0]?.file ?? '').replace(/\/[^/]*$/, '');
	return [...drawn, { is: 'service map', source: map, file: folder, position: { at: 'unknown' } }];
}

/** The map needs these fields; a service without one of them is reported for that. */
function isComplete(document: Document<'service'>): document is Entry<'service'> {
	const { title, kind, dependencies } = document.data;
	return title !== undefined && kind !== undefined && dependencies !== undefined;
}

/** A Mermaid source, and the file or folder it comes from. */
export interface Diagram {
	is: 'block' | 'service map';
	source: string;
	file: string;
	position: Position;
}
