import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tearDown, type Remains } from './teardown.ts';

/**
 * Starts a second process, which cleans up after this one, however this one ends: the pipe between the two closes even if this
 * process is killed. The guard receives a list of everything that would be left behind.
 */
export function startGuard(mark: string): Guard {
	const child = spawn(process.execPath, [...FLAGS, fileURLToPath(import.meta.url)], {
		cwd: '/',
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	// If the guard cannot start or is killed, only this process cleans up.
	child.on('error', () => undefined);
	child.stdin.on('error', () => undefined);
	child.unref();
	(child.stdin as unknown as { unref: () => void }).unref();
	return {
		tell: (remains) => child.stdin.write(`${JSON.stringify({ ...remains, mark })}\n`),
		dismiss: () => child.stdin.end(`${JSON.stringify({ mark, processes: [], folders: [] })}\n`),
	};
}

/** Reads messages until the pipe closes, then cleans up according to the last message. */
async function runGuard(): Promise<void> {
	let text = '';
	process.stdin.setEncoding('utf8');
	// Each message ends with a line feed, so the last message is the last part but one. The rest is not kept.
	for await (const chunk of process.stdin) text = (text + String(chunk)).split('\n').slice(-2).join('\n');
	const [last = ''] = text.split('\n').slice(-2);
	if (last === '') return;
	await tearDown(JSON.parse(last) as Remains);
}

const FLAGS = ['--disable-warning=ExperimentalWarning'];

if (process.argv[1] === fileURLToPath(import.meta.url)) await runGuard();

export interface Guard {
	/** Sends the list of everything to clean up. Each message replaces the previous one. */
	tell: (remains: Omit<Remains, 'mark'>) => void;
	/** Tells the guard that nothing is left, so that it ends. */
	dismiss: () => void;
}
