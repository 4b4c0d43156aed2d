import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tearDown, type Remains } from './teardown.ts';

/**
 * Starts a second process that tidies up after this one, however it ends: the pipe between the two closes even when this
 * one is killed outright. It is told of everything that would be left behind.
 */
export function startGuard(mark: string): Guard {
	const child = spawn(process.execPath, [...FLAGS, fileURLToPath(import.meta.url)], {
		cwd: '/',
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	// If it cannot start or is killed, tidying up is left to this process alone.
	child.on('error', () => undefined);
	child.stdin.on('error', () => undefined);
	child.unref();
	(child.stdin as unknown as { unref: () => void }).unref();
	return {
		tell: (remains) => child.stdin.write(`${JSON.stringify({ ...remains, mark })}\n`),
		dismiss: () => child.stdin.end(`${JSON.stringify({ mark, processes: [], folders: [] })}\n`),
	};
}

/** Reads what it is told until the pipe closes, then tidies up what it was told last. */
async function guard(): Promise<void> {
	let text = '';
	process.stdin.setEncoding('utf8');
	for await (const chunk of process.stdin) text = (text + String(chunk)).split('\n').slice(-2).join('\n');
	const [last = ''] = text.split('\n').slice(-2);
	if (last === '') return;
	await tearDown(JSON.parse(last) as Remains);
}

const FLAGS = ['--disable-warning=ExperimentalWarning'];

if (process.argv[1] === fileURLToPath(import.meta.url)) await guard();

export interface Guard {
	/** Everything that there is to tidy up from now on; each message replaces the one before. */
	tell: (remains: Omit<Remains, 'mark'>) => void;
	/** Nothing is left, and the guard ends. */
	dismiss: () => void;
}
