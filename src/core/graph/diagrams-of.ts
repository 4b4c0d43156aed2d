import type { AnyDocument, Document, Entry } from '../entry.ts';
import type { Position } from '../report/issue.ts';
import { hiddenBecause } from '../audience.ts';
import { discriminatorMap } from '../runbook/questions/discriminator-map.ts';
import { AUDIENCES } from '../schema/primitives.ts';
import { serviceMap } from './service-map.ts';

/** Every diagram on the pages: Mermaid blocks in bodies, the questions of runbooks, and the map of services. */
export function diagramsOf(documents: readonly AnyDocument[]): Diagram[] {
	const onPages: Diagram[] = [
		...documents.flatMap(({ file, body }) =>
			body.fences
				.filter(({ language }) => language === 'mermaid')
				.map(({ code, position }): Diagram => ({ is: 'block', source: code, file, position })),
		),
		...questionDiagrams(documents),
	];
	const services = documents.filter((document) => document.kind === 'service').filter(isComplete);
	const folder = (services[0]?.file ?? '').replace(/\/[^/]*$/, '');
	// A public site has its own map, because the map of an internal site names internal services.
	const maps = AUDIENCES.map((audience) =>
		serviceMap(services.filter((service) => hiddenBecause(service as AnyDocument, audience) === undefined)),
	);
	const sources = [...new Set(maps.filter((map) => map !== undefined))];
	return [
		...onPages,
		...sources.map((source): Diagram => ({ is: 'service map', source, file: folder, position: { at: 'unknown' } })),
	];
}

/**
 * The diagrams of the questions of runbooks. If an answer leads to a runbook that does not exist or has no title, the
 * id is used instead of the title. Other rules report such runbooks.
 */
function questionDiagrams(documents: readonly AnyDocument[]): Diagram[] {
	const runbooks = documents.filter((document) => document.kind === 'runbook');
	const titles = new Map(
		runbooks.flatMap(({ id, data }) =>
			[id, ...(data.aliases ?? [])].map((name): [string, string] => [name, data.title ?? id]),
		),
	);
	return runbooks.flatMap(({ file, data: { title, discriminators }, locate }) => {
		if (title === undefined || discriminators === undefined) return [];
		const source = discriminatorMap({ title, discriminators }, (id) => titles.get(id) ?? id);
		return source === undefined ? [] : [{ is: 'questions', source, file, position: locate(['discriminators']) }];
	});
}

/** Whether a service has the fields that the map needs. Another rule reports a service without them. */
function isComplete(document: Document<'service'>): document is Entry<'service'> {
	const { title, kind, dependencies } = document.data;
	return title !== undefined && kind !== undefined && dependencies !== undefined;
}

/** A Mermaid source, and the file or folder that contains it. */
export interface Diagram {
	is: 'block' | 'questions' | 'service map';
	source: string;
	file: string;
	position: Position;
}
