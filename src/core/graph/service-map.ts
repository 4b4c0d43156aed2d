import type { Entry } from '../entry.ts';

/**
 * The dependency map of the services as a Mermaid flowchart. An arrow points from a service to each service that it
 * needs. A service without arrows is left out. Undefined if no service depends on another. The same services always
 * give the same text, so that the rendered SVG can be stored under the hash of that text.
 */
export function serviceMap(services: readonly Entry<'service'>[]): string | undefined {
	const sorted = [...services].sort((a, b) => (a.id < b.id ? -1 : 1));
	const linked = new Set(
		sorted.flatMap((service) => service.data.dependencies.flatMap((dependency) => [service.id, dependency.service])),
	);
	if (linked.size === 0) return undefined;
	const nodes = sorted
		.filter((service) => linked.has(service.id))
		.map((service) => `  ${nodeId(service.id)}${box(service)}`);
	const edges = sorted.flatMap((service) =>
		service.data.dependencies.map((dependency) => `  ${nodeId(service.id)} --> ${nodeId(dependency.service)}`),
	);
	return [
		'flowchart LR',
		'  accTitle: Which service needs which',
		'  accDescr: Every service with an arrow to each service it cannot work without.',
		...nodes,
		...edges,
	].join('\n');
}

/** Databases are rendered as cylinders. */
function box(service: Entry<'service'>): string {
	const label = `"${service.data.title.replaceAll('"', "'")}"`;
	return service.data.kind === 'database' ? `[(${label})]` : `[${label}]`;
}

/** Mermaid reads some words, such as "end", as syntax. A prefix prevents that. */
function nodeId(id: string): string {
	return `s_${id.replaceAll('-', '_')}`;
}
