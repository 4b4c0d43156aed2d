import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApiServer, type ApiServer } from './api-server.ts';
import { Deployment, type LogLine } from './deployment.ts';
import { findKubectl } from './kubectl.ts';

/** The real kubectl, against the double. */
const { program } = await findKubectl();

describe('a deployment of two pods', { timeout: 60_000 }, () => {
	let deployment: Deployment;
	let server: ApiServer;
	let folder = '';
	/** What happened to pods, by the image that they run: `start shop:2`, `ready shop:2`, `stop shop:1`. */
	let events: string[] = [];
	/** Images whose pods never become ready. */
	let broken: string[] = [];

	beforeEach(async () => {
		events = [];
		broken = [];
		folder = await mkdtemp(path.join(tmpdir(), 'hindsight-cluster-'));
		deployment = new Deployment({
			name: 'shop',
			namespace: 'town',
			replicas: 2,
			template: { image: 'shop:2', annotations: {} },
			restartAfterMs: 500,
			startPod: (name, { image }) => {
				events.push(`start ${image}`);
				const log: LogLine[] = [
					{ at: new Date(Date.now() - 1_000_000), text: 'an old line' },
					{ at: new Date(), text: `hello from ${name}` },
				];
				const ready = sleep(20).then(() => {
					if (broken.includes(image)) throw new Error('It ended.');
					events.push(`ready ${image}`);
				});
				return { ready, log, port: () => undefined, stop: () => Promise.resolve(void events.push(`stop ${image}`)) };
			},
		});
		deployment.addPastReleases(2, (number) => `shop:${number}`);
		deployment.updatePods();
		await deployment.ready(new AbortController().signal);
		server = await startApiServer([deployment]);
		await writeFile(path.join(folder, 'config'), configFor(server.url));
		events = [];
	});

	afterEach(async () => {
		await deployment.close();
		await server.close();
		await rm(folder, { recursive: true });
	});

	test('is read, and its pods are listed', async () => {
		const json = '{.status.readyReplicas} of {.spec.replicas} ready{"\\n"}';
		expect(await kubectl('get', 'deployment', 'shop', '-o', `jsonpath=${json}`)).toBe('2 of 2 ready\n');
		expect(await kubectl('get', 'pods')).toMatch(
			/^NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\n(?:shop-[0-9a-f]{10}-[0-9a-f]{5}\s+1\/1\s+Running\s+0\s+\d+s\n){2}$/,
		);
	});

	test('logs are those of all pods, since the time that was asked for', async () => {
		const recent = await kubectl('logs', 'deployment/shop', '--all-pods', '--since=10m');
		expect(recent.match(/^\[pod\/shop-\S+\/shop\] hello from shop-\S+$/gm)).toHaveLength(2);
		expect(recent).not.toContain('an old line');
		expect(await kubectl('logs', 'deployment/shop', '--all-pods')).toContain('an old line');
	});

	test('a restart starts a new pod and waits for it before it stops an old one', async () => {
		expect(await kubectl('rollout', 'restart', 'deployment/shop')).toBe('deployment.apps/shop restarted\n');
		await deployment.settled();
		const one = ['start shop:2', 'ready shop:2', 'stop shop:2'];
		expect(events).toEqual([...one, ...one]);
		expect(await revisions()).toEqual(['1', '2', '3']);
	});

	test('going back gives the revision a new number, and undo without a number returns', async () => {
		expect(await kubectl('rollout', 'undo', 'deployment/shop', '--to-revision=1')).toBe(
			'deployment.apps/shop rolled back\n',
		);
		await deployment.settled();
		expect(deployment.template.image).toBe('shop:1');
		expect(await revisions()).toEqual(['2', '3']);
		await kubectl('rollout', 'undo', 'deployment/shop');
		await deployment.settled();
		expect(deployment.template.image).toBe('shop:2');
		expect(await revisions()).toEqual(['3', '4']);
	});

	test('is scaled up and down', async () => {
		expect(await kubectl('scale', 'deployment/shop', '--replicas=3')).toBe('deployment.apps/shop scaled\n');
		await deployment.settled();
		expect(deployment.pods).toHaveLength(3);
		await kubectl('scale', 'deployment/shop', '--replicas=1');
		await deployment.settled();
		expect(deployment.pods).toHaveLength(1);
		expect(events.filter((event) => event.startsWith('stop'))).toHaveLength(2);
	});

	test('a release that does not become ready leaves the old pods, and can be undone', async () => {
		broken = ['shop:1'];
		await kubectl('rollout', 'undo', 'deployment/shop', '--to-revision=1');
		await sleep(300);
		expect(events).toEqual(['start shop:1']);
		expect(deployment.pods.filter(({ isReady }) => isReady)).toHaveLength(2);
		await kubectl('rollout', 'undo', 'deployment/shop', '--to-revision=2');
		await deployment.settled();
		expect(deployment.pods.map(({ revision }) => revision.template.image)).toEqual(['shop:2', 'shop:2']);
	});

	test('a pod that ended before it was ready is started again, and the update goes on', async () => {
		broken = ['shop:9'];
		await kubectl('set', 'image', 'deployment/shop', 'shop=shop:9');
		await expect.poll(() => events).toEqual(['start shop:9']);
		await sleep(100);
		broken = [];
		await deployment.settled();
		expect(events.filter((event) => event === 'start shop:9').length).toBeGreaterThan(2);
		expect(deployment.pods.map(({ isReady, revision }) => [isReady, revision.template.image])).toEqual([
			[true, 'shop:9'],
			[true, 'shop:9'],
		]);
	});

	test('a paused update starts no pod until it is resumed', async () => {
		await kubectl('rollout', 'pause', 'deployment/shop');
		await kubectl('set', 'image', 'deployment/shop', 'shop=shop:9');
		await deployment.settled();
		expect(events).toEqual([]);
		await kubectl('rollout', 'resume', 'deployment/shop');
		await deployment.settled();
		expect(deployment.pods.map(({ revision }) => revision.template.image)).toEqual(['shop:9', 'shop:9']);
	});

	test.each([
		[['logs', 'deployment/other'], 'deployments.apps "other" not found'],
		[['rollout', 'undo', 'deployment/shop', '--to-revision=9'], 'unable to find specified revision 9 in history'],
		[['get', 'services'], `the server doesn't have a resource type "services"`],
	])('kubectl %j fails as against a real server', async (args, message) => {
		await expect(kubectl(...args)).rejects.toThrow(message);
	});

	test('a pod cannot be deleted, and kubectl says so', async () => {
		const [pod] = deployment.pods;
		await expect(kubectl('delete', 'pod', pod?.name ?? '')).rejects.toThrow('MethodNotAllowed');
		expect(deployment.pods).toContain(pod);
	});

	async function revisions(): Promise<string[]> {
		const history = await kubectl('rollout', 'history', 'deployment/shop');
		return [...history.matchAll(/^(\d+)\s/gm)].map(([, number = '']) => number);
	}

	function kubectl(...args: string[]): Promise<string> {
		const env = { KUBECONFIG: path.join(folder, 'config'), HOME: folder, PATH: process.env['PATH'] };
		return new Promise((resolve, reject) => {
			execFile(program, ['-n', 'town', ...args], { env }, (error, stdout) => {
				if (error) reject(new Error(error.message));
				else resolve(stdout);
			});
		});
	}
});

function configFor(url: string): string {
	return JSON.stringify({
		apiVersion: 'v1',
		kind: 'Config',
		clusters: [{ name: 'c', cluster: { server: url } }],
		users: [{ name: 'u', user: {} }],
		contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
		'current-context': 'x',
	});
}
