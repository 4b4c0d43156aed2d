import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { messageOf } from '../../core/text/message-of.ts';
import type { Deployment, Pod, PodTemplate } from './deployment.ts';
import { CORE_RESOURCES, DISCOVERY_TYPE, GROUP_RESOURCES } from './discovery.ts';
import {
	deploymentObject,
	failure,
	listOf,
	podObject,
	podTable,
	replicaSetObject,
	scaleObject,
	type KubernetesObject,
} from './objects.ts';
import { mergePatch, replacePatch, type Operation } from './patch.ts';

/**
 * Starts a test double of the API server of Kubernetes on a free port of 127.0.0.1. It has the resources that commands of
 * runbooks touch: deployments with scale, rollout and history, their pods, and the logs of pods. It answers unknown
 * addresses with 404, and requests for changes that it cannot make with 405.
 */
export async function startApiServer(deployments: readonly Deployment[]): Promise<ApiServer> {
	const server = createServer((request, response) => {
		answer(deployments, request)
			.catch((error: unknown): Answer => ({ status: 422, body: failure(422, 'Invalid', messageOf(error)) }))
			.then(
				(reply) => send(response, reply),
				() => response.destroy(),
			);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

async function answer(deployments: readonly Deployment[], request: IncomingMessage): Promise<Answer> {
	const url = new URL(request.url ?? '/', 'http://localhost');
	if (url.pathname === '/api') return { body: CORE_RESOURCES, type: DISCOVERY_TYPE };
	if (url.pathname === '/apis') return { body: GROUP_RESOURCES, type: DISCOVERY_TYPE };
	const requestedNamespace = /^\/api\/v1\/namespaces\/([^/]+)$/.exec(url.pathname)?.[1];
	// If `kubectl logs` finds no pod, it requests the namespace, to say which of the two does not exist.
	if (deployments.some(({ namespace }) => namespace === requestedNamespace)) {
		return { body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: requestedNamespace } } };
	}
	const place = PLACE.exec(url.pathname)?.groups;
	if (!place) return notFound(url.pathname);
	const { namespace = '', resource = '', name, part } = place;
	const { method = 'GET' } = request;
	const isPatchable = resource === 'deployments' && name !== undefined;
	if (method !== 'GET' && !(method === 'PATCH' && isPatchable)) return notAllowed(method, url.pathname);
	const here = deployments.filter((each) => each.namespace === namespace);
	const matching = here.filter((each) => selects(url.searchParams, each));
	const asTable = (request.headers.accept ?? '').includes('as=Table');

	if (resource === 'deployments' && name !== undefined) {
		const deployment = here.find((each) => each.name === name);
		if (!deployment) return notFound(`deployments.apps "${name}"`);
		if (method === 'PATCH') change(deployment, await text(request), request.headers['content-type'] ?? '', part);
		if (part === 'scale') return { body: scaleObject(deployment) };
		return { body: deploymentObject(deployment) };
	}
	if (resource === 'deployments') return { body: listOf('apps/v1', 'Deployment', matching.map(deploymentObject)) };
	if (resource === 'replicasets') {
		const sets = matching.flatMap((each) => each.revisions.map((revision) => replicaSetObject(each, revision)));
		return { body: listOf('apps/v1', 'ReplicaSet', sets) };
	}
	const pods = matching.flatMap((deployment) => deployment.pods.map((pod) => ({ deployment, pod })));
	if (name === undefined) {
		const [only] = matching;
		if (asTable && only && matching.length === 1) return { body: podTable(only) };
		return {
			body: listOf(
				'v1',
				'Pod',
				pods.map(({ deployment, pod }) => podObject(deployment, pod)),
			),
		};
	}
	const found = pods.find(({ pod }) => pod.name === name);
	if (!found) return notFound(`pods "${name}"`);
	if (part === 'log') return { body: logOf(found.pod, url.searchParams), type: 'text/plain' };
	return { body: podObject(found.deployment, found.pod) };
}

/** Applies a patch to a deployment or to its scale. */
function change(deployment: Deployment, body: string, type: string, part: string | undefined): void {
	const patch: unknown = JSON.parse(body);
	const before = part === 'scale' ? scaleObject(deployment) : deploymentObject(deployment);
	const patched = type.startsWith('application/json-patch')
		? replacePatch(before, patch as Operation[])
		: mergePatch(before, patch);
	const { spec } = patched as Pick<KubernetesObject, 'spec'>;
	deployment.change((edited) => {
		if (typeof spec['replicas'] === 'number') edited.replicas = spec['replicas'];
		if (part === 'scale') return;
		edited.isPaused = spec['paused'] === true;
		edited.template = templateFrom(spec['template']) ?? edited.template;
	});
}

/** The template in an object of the API; undefined if it names no image. */
function templateFrom(object: unknown): PodTemplate | undefined {
	const { metadata, spec } = object as {
		metadata?: { annotations?: Record<string, string> };
		spec?: { containers?: { image?: string }[] };
	};
	const image = spec?.containers?.[0]?.image;
	return image === undefined ? undefined : { image, annotations: metadata?.annotations ?? {} };
}

function logOf({ process }: Pod, options: URLSearchParams): string {
	const seconds = Number(options.get('sinceSeconds') ?? Infinity);
	const from = Date.now() - seconds * 1000;
	const lines = process.log.filter(({ at }) => at.getTime() >= from).map((line) => `${line.text}\n`);
	return lines.slice(-Number(options.get('tailLines') ?? Infinity)).join('');
}

/** True if the label selector of a request chooses the pods of this deployment. */
function selects(options: URLSearchParams, { name }: Deployment): boolean {
	const selector = options.get('labelSelector') ?? '';
	return selector === '' || selector.split(',').includes(`app=${name}`);
}

function notFound(what: string): Answer {
	return { status: 404, body: failure(404, 'NotFound', `${what} not found`) };
}

function notAllowed(method: string, path: string): Answer {
	return { status: 405, body: failure(405, 'MethodNotAllowed', `this test double does not support ${method} ${path}`) };
}

function send(response: ServerResponse, { status = 200, body, type = 'application/json' }: Answer): void {
	response.writeHead(status, { 'content-type': type });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function closeServer(server: Server): Promise<void> {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
}

const PLACE =
	/^\/(?:api\/v1|apis\/apps\/v1)\/namespaces\/(?<namespace>[^/]+)\/(?<resource>deployments|replicasets|pods)(?:\/(?<name>[^/]+))?(?:\/(?<part>scale|log))?$/;

interface Answer {
	status?: number;
	body: unknown;
	type?: string;
}

export interface ApiServer {
	url: string;
	close: () => Promise<void>;
}
