import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A deployment whose pods are processes of this machine. It updates them as Kubernetes does with `maxSurge: 1` and
 * `maxUnavailable: 0`: it starts a new pod and waits until it is ready before it stops an old one. Each template that
 * the deployment has had is a revision. A revision gets a new number when the deployment goes back to it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment {
	readonly name: string;
	readonly namespace: string;
	readonly createdAt = new Date();
	replicas: number;
	isPaused = false;
	template: PodTemplate;
	generation = 1;
	annotations: Record<string, string> = {};
	readonly revisions: Revision[] = [];
	readonly pods: Pod[] = [];
	readonly #startPod: StartPod;
	readonly #restartAfterMs: number;
	#updating: Promise<void> | undefined;
	#isClosed = false;

	constructor(options: DeploymentOptions) {
		this.name = options.name;
		this.namespace = options.namespace;
		this.replicas = options.replicas;
		this.template = options.template;
		this.#startPod = options.startPod;
		this.#restartAfterMs = options.restartAfterMs ?? 10_000;
		this.#assignRevisionNumber();
	}

	/**
	 * Adds the releases before the current one to the history, as if they had been rolled out in turn.
	 *
	 * @param currentNumber The number of the current release. The first release has the number 1.
	 * @param imageOf Returns the image of a release, by its number.
	 */
	addPastReleases(currentNumber: number, imageOf: (number: number) => string): void {
		const currentTemplate = this.template;
		this.revisions.length = 0;
		for (let number = 1; number < currentNumber; number++) {
			this.template = { image: imageOf(number), annotations: {} };
			this.#assignRevisionNumber();
		}
		this.template = currentTemplate;
		this.#assignRevisionNumber();
	}

	/** The revision of the current template. */
	get current(): Revision {
		const hash = hashOf(this.template);
		const found = this.revisions.find((revision) => revision.hash === hash);
		if (!found) throw new Error('The current template has no revision.');
		return found;
	}

	/** Applies a change, and starts to update the pods in the background. */
	change(edit: (deployment: Deployment) => void): void {
		edit(this);
		this.generation += 1;
		this.#assignRevisionNumber();
		this.updatePods();
	}

	/**
	 * Starts and stops pods in the background until they are as the deployment wants them. Has no effect while an earlier
	 * call is still at work, because that call takes account of later changes.
	 */
	updatePods(): void {
		this.#updating ??= this.#updateAllPods().finally(() => (this.#updating = undefined));
	}

	/** Waits until no pod is being started or stopped. */
	async settled(): Promise<void> {
		while (this.#updating) await this.#updating;
	}

	/**
	 * Waits until all pods are ready.
	 *
	 * @throws Error if a pod ends before it is ready, or if the signal was aborted in the meantime.
	 */
	async ready(signal: AbortSignal): Promise<void> {
		await this.settled();
		await Promise.all(this.pods.map(({ process }) => process.ready));
		signal.throwIfAborted();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		await Promise.all(this.pods.map((pod) => pod.process.stop()));
		await this.#updating;
	}

	async #updateAllPods(): Promise<void> {
		while (!this.#isClosed) {
			const wanted = this.current.hash;
			const fresh = this.pods.filter(({ revision }) => revision.hash === wanted);
			const old = this.pods.filter(({ revision }) => revision.hash !== wanted);
			// While it is paused, a deployment keeps its old pods, but it can be scaled.
			if (this.isPaused && old.length > 0) return this.#scaleTo(this.replicas);
			if (old.length > 0 && fresh.length < this.replicas) {
				const pod = this.#add();
				// A pod that does not become ready holds up the update, as it does in Kubernetes, until the template changes.
				while (!pod.isReady && !this.#isClosed && this.current.hash === wanted && !this.isPaused) await sleep(50);
				if (pod.isReady) await this.#remove(old[0]);
				else if (this.current.hash !== wanted) await this.#remove(pod);
				continue;
			}
			if (old.length > 0) {
				await this.#remove(old[0]);
				continue;
			}
			if (this.pods.length === this.replicas) return;
			await this.#scaleTo(this.replicas);
		}
	}

	async #scaleTo(replicas: number): Promise<void> {
		while (this.pods.length < replicas) this.#add();
		while (this.pods.length > replicas) await this.#remove(this.pods.at(-1));
	}

	#add(): Pod {
		const revision = this.current;
		const name = `${this.name}-${revision.hash}-${suffixOf(this.name, revision.podsStarted++)}`;
		const process = this.#startPod(name, revision.template);
		const pod: Pod = { name, revision, process, isReady: false, startedAt: new Date() };
		this.pods.push(pod);
		this.#watch(pod);
		return pod;
	}

	/** Like Kubernetes, starts a process again that ends before it is ready, but always after the same time. */
	#watch(pod: Pod): void {
		const restart = () => {
			if (this.#isClosed || !this.pods.includes(pod)) return;
			pod.process = this.#startPod(pod.name, pod.revision.template);
			this.#watch(pod);
		};
		pod.process.ready.then(
			() => (pod.isReady = true),
			() => setTimeout(restart, this.#restartAfterMs).unref(),
		);
	}

	async #remove(pod: Pod | undefined): Promise<void> {
		if (!pod) return;
		this.pods.splice(this.pods.indexOf(pod), 1);
		await pod.process.stop();
	}

	/**
	 * Gives the revision of the current template the next number, unless it has the latest. Adds the revision if it is
	 * new.
	 */
	#assignRevisionNumber(): void {
		const hash = hashOf(this.template);
		const latest = Math.max(0, ...this.revisions.map(({ number }) => number));
		const known = this.revisions.find((revision) => revision.hash === hash);
		if (!known) {
			this.revisions.push({ number: latest + 1, hash, template: this.template, podsStarted: 0, createdAt: new Date() });
		} else if (known.number < latest) known.number = latest + 1;
	}
}

/** Ten characters, as at the end of the name of a replica set. */
function hashOf(template: PodTemplate): string {
	return createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
}

/** Five characters, as at the end of the name of a pod. */
function suffixOf(name: string, number: number): string {
	return createHash('sha256').update(`${name} ${number}`).digest('hex').slice(0, 5);
}

export interface DeploymentOptions {
	name: string;
	namespace: string;
	replicas: number;
	template: PodTemplate;
	startPod: StartPod;
	/** Milliseconds until a process that ended before it was ready is started again; 10,000 by default. */
	restartAfterMs?: number;
}

/** What a pod is started from. Of the fields in Kubernetes, it has those that a release or a restart changes. */
export interface PodTemplate {
	image: string;
	/** Annotations, such as the time of a `rollout restart`. */
	annotations: Record<string, string>;
}

export interface Revision {
	number: number;
	hash: string;
	template: PodTemplate;
	/** The number of pods that were ever started from this revision. */
	podsStarted: number;
	createdAt: Date;
}

export interface Pod {
	name: string;
	revision: Revision;
	process: PodProcess;
	isReady: boolean;
	startedAt: Date;
}

/** Starts the process of a pod. */
export type StartPod = (name: string, template: PodTemplate) => PodProcess;

export interface PodProcess {
	/** Fulfilled when the process responds; rejected if it ends first. */
	ready: Promise<void>;
	/** The port that the process listens on; undefined until it has one. */
	port: () => number | undefined;
	/** Its output so far. */
	log: readonly LogLine[];
	/** Stops the process, and waits until it has ended. */
	stop: () => Promise<void>;
}

export interface LogLine {
	at: Date;
	text: string;
}
