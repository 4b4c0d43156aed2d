/**
 * The resources of the server, one document for the core group and one for the named groups. `kubectl` requests them
 * before anything else. In this format, aggregated discovery, it needs no further documents.
 *
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 */
export const CORE_RESOURCES = discovery('', 'v1', [
	resource('pods', 'Pod', 'pod', ['get', 'list'], [{ subresource: 'log', kind: 'Pod', verbs: ['get'] }]),
]);

export const GROUP_RESOURCES = discovery('apps', 'v1', [
	resource(
		'deployments',
		'Deployment',
		'deployment',
		['get', 'list', 'patch', 'watch'],
		[{ subresource: 'scale', kind: 'Scale', group: 'autoscaling', verbs: ['get', 'patch'] }],
	),
	resource('replicasets', 'ReplicaSet', 'replicaset', ['get', 'list'], []),
]);

/** The media type of these documents, which the response must state. */
export const DISCOVERY_TYPE = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

function discovery(group: string, version: string, resources: unknown[]): unknown {
	return {
		kind: 'APIGroupDiscoveryList',
		apiVersion: 'apidiscovery.k8s.io/v2',
		metadata: {},
		items: [
			{
				metadata: { name: group, creationTimestamp: null },
				versions: [{ version, freshness: 'Current', resources }],
			},
		],
	};
}

function resource(name: string, kind: string, singular: string, verbs: string[], parts: Part[]): unknown {
	return {
		resource: name,
		responseKind: { group: '', version: '', kind },
		scope: 'Namespaced',
		singularResource: singular,
		verbs,
		subresources: parts.map((part) => ({
			subresource: part.subresource,
			responseKind: { group: part.group ?? '', version: part.group ? 'v1' : '', kind: part.kind },
			verbs: part.verbs,
		})),
	};
}

interface Part {
	subresource: string;
	kind: string;
	group?: string;
	verbs: string[];
}
