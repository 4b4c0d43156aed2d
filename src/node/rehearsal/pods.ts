import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogLine, StartPod } from '../cluster/deployment.ts';
import type { Prepared } from '../runner/prepared.ts';
import type { Scope } from '../runner/process/scope.ts';
import { freePort } from '../runner/services/servers.ts';

/**
 * Returns a function that starts a pod: a process of the system's program, with a port of its own and the settings of
 * its release. A pod is ready once it answers `/healthz` with a 2xx status.
 *
 * @param settingsOf The settings of a release, by its image.
 */
export function podStarter(
	scope: Scope,
	{ command, args }: Pick<Prepared, 'command' | 'args'>,
	options: { folder: string; env: NodeJS.ProcessEnv; settingsOf: (image: string) => Record<string, string> },
): StartPod {
	return (name, template) => {
		const log: LogLine[] = [];
		const ending = new AbortController();
		let stop = async (): Promise<void> => undefined;
		let port: number | undefined;
		const ready = (async () => {
			const ownPort = (port = await freePort());
			if (ending.signal.aborted) return;
			const child = scope.start(command, args, {
				cwd: options.folder,
				env: { ...options.env, ...options.settingsOf(template.image), PORT: String(ownPort), POD_NAME: name },
				stdio: ['ignore', 'pipe', 'pipe'],
				stopSignal: 'SIGTERM',
			});
			const closed = once(child, 'close');
			stop = async () => {
				child.kill('SIGTERM');
				// Like Kubernetes, kill a pod that does not stop by itself, but after 5 s, because 30 s would only take longer.
				const killTimer = setTimeout(() => child.kill('SIGKILL'), 5000);
				await closed;
				clearTimeout(killTimer);
			};
			for (const stream of [child.stdout, child.stderr]) {
				if (stream) createInterface(stream).on('line', (text) => log.push({ at: new Date(), text }));
			}
			const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
			while (isRunning() && !ending.signal.aborted) {
				if (await isHealthy(ownPort)) return;
				await sleep(100);
			}
			throw new Error(`The pod ${name} ended before it was ready.\n${log.map(({ text }) => text).join('\n')}`);
		})();
		return {
			ready,
			log,
			port: () => port,
			async stop() {
				ending.abort();
				await stop();
			},
		};
	};
}

async function isHealthy(port: number): Promise<boolean> {
	try {
		return (await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2000) })).ok;
	} catch {
		return false;
	}
}
