import type { Deployment, Pod, Revision } from './deployment.ts';

/**
 * Represents {@link Deployment}s and their pods as objects of the Kubernetes API, with the fields that `kubectl` reads.
 */

export function deploymentObject(deployment: Deployment): KubernetesObject {
	const { pods, current, replicas } = deployment;
	const ready = pods.filter(({ isReady }) => isReady).length;
	const updated = pods.filter(({ revision }) => revision === current).length;
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: {
			...metadata(deployment, deployment.name, deployment.createdAt),
			uid: uidOf(deployment.name),
			generation: deployment.generation,
			labels: labels(deployment),
			annotations: { ...deployment.annotations, [REVISION]: String(current.number) },
		},
		spec: {
			replicas,
			...(deployment.isPaused && { paused: true }),
			selector: { matchLabels: labels(deployment) },
			strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
			template: templateObject(deployment, current),
		},
		status: {
			observedGeneration: deployment.generation,
			replicas: pods.length,
			updatedReplicas: updated,
			readyReplicas: ready,
			availableReplicas: ready,
			unavailableReplicas: Math.max(0, replicas - ready),
			conditions: [{ type: 'Available', status: ready >= replicas ? 'True' : 'False' }],
		},
	};
}

export function replicaSetObject(deployment: Deployment, revision: Revision): KubernetesObject {
	const pods = deployment.pods.filter((pod) => pod.revision === revision);
	return {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: {
			...metadata(deployment, `${deployment.name}-${revision.hash}`, revision.createdAt),
			uid: uidOf(revision.hash),
			labels: { ...labels(deployment), [HASH]: revision.hash },
			annotations: { ...deployment.annotations, [REVISION]: String(revision.number) },
			ownerReferences: [owner('apps/v1', 'Deployment', deployment.name)],
		},
		spec: {
			replicas: pods.length,
			selector: { matchLabels: { ...labels(deployment), [HASH]: revision.hash } },
			template: templateObject(deployment, revision, { [HASH]: revision.hash }),
		},
		status: { replicas: pods.length, readyReplicas: pods.filter(({ isReady }) => isReady).length },
	};
}

export function podObject(deployment: Deployment, pod: Pod): KubernetesObject {
	const { revision, isReady, startedAt } = pod;
	const container = { name: deployment.name, ready: isReady, restartCount: 0, image: revision.template.image };
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			...metadata(deployment, pod.name, startedAt),
			uid: uidOf(pod.name),
			labels: { ...labels(deployment), [HASH]: revision.hash },
			ownerReferences: [owner('apps/v1', 'ReplicaSet', `${deployment.name}-${revision.hash}`)],
		},
		spec: { containers: [{ name: deployment.name, image: revision.template.image }] },
		status: {
			phase: 'Running',
			startTime: startedAt.toISOString(),
			conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
			containerStatuses: [{ ...container, started: true, state: { running: { startedAt: startedAt.toISOString() } } }],
		},
	};
}

export function scaleObject(deployment: Deployment): KubernetesObject {
	return {
		apiVersion: 'autoscaling/v1',
		kind: 'Scale',
		metadata: metadata(deployment, deployment.name, deployment.createdAt),
		spec: { replicas: deployment.replicas },
		status: { replicas: deployment.pods.length, selector: `app=${deployment.name}` },
	};
}

/** A list of objects of one kind. */
export function listOf(apiVersion: string, kind: string, items: readonly KubernetesObject[]): unknown {
	return { apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '1' }, items };
}

/** The table that `kubectl get pods` prints. The server formats it, not `kubectl`. */
export function podTable(deployment: Deployment): unknown {
	const rows = deployment.pods.map((pod) => {
		const seconds = Math.floor((Date.now() - pod.startedAt.getTime()) / 1000);
		const state = pod.isReady ? '1/1' : '0/1';
		return { cells: [pod.name, state, 'Running', 0, `${seconds}s`], object: podObject(deployment, pod) };
	});
	const columns = ['Name', 'Ready', 'Status', 'Restarts', 'Age'];
	return {
		apiVersion: 'meta.k8s.io/v1',
		kind: 'Table',
		metadata: { resourceVersion: '1' },
		columnDefinitions: columns.map((name) => ({ name, type: 'string', format: '', description: '', priority: 0 })),
		rows,
	};
}

/** An answer that says why a request failed. */
export function failure(code: number, reason: string, message: string): unknown {
	return { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', message, reason, code };
}

function templateObject(deployment: Deployment, { template }: Revision, more: Record<string, string> = {}): unknown {
	return {
		metadata: { labels: { ...labels(deployment), ...more }, annotations: template.annotations },
		spec: { containers: [{ name: deployment.name, image: template.image }] },
	};
}

function metadata({ namespace }: Deployment, name: string, createdAt: Date): Record<string, unknown> {
	return { name, namespace, resourceVersion: '1', creationTimestamp: `${createdAt.toISOString().slice(0, 19)}Z` };
}

function labels({ name }: Deployment): Record<string, string> {
	return { app: name };
}

function owner(apiVersion: string, kind: string, name: string): unknown {
	return { apiVersion, kind, name, uid: uidOf(name), controller: true };
}

/**
 * `kubectl` compares these ids: it takes only the replica sets that a deployment owns as the history of that deployment.
 */
function uidOf(name: string): string {
	return `uid-of-${name}`;
}

const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';

export interface KubernetesObject {
	apiVersion: string;
	kind: string;
	metadata: Record<string, unknown>;
	spec: Record<string, unknown>;
	status: Record<string, unknown>;
}
