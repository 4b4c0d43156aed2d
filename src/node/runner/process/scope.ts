import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startGuard } from './guard.ts';
import { killMarked, MARK, signalGroup, tearDown, type Remains } from './teardown.ts';
import { isReachableFor, unprivilegedUser, type User } from './user.ts';

/**
 * Opens the scope of one run: a new folder, and all processes that are started in the scope. Closing the scope ends these
 * processes and removes the folder. If this process dies first, a guard process does the same.
 */
export async function openScope(): Promise<Scope> {
	const mark = randomBytes(8).toString('hex');
	const remains: Remains = { mark, processes: [], folders: [] };
	const guard = startGuard(mark);
	const user = unprivilegedUser();
	const folder = await mkdtemp(path.join(await temporaryFolder(user), 'hindsight-run-'));
	remains.folders.push(folder);
	guard.tell(remains);
	// The user that servers run as must be able to enter the folder, but not to list it.
	if (user) await chmod(folder, 0o711);
	let isClosed = false;

	return {
		folder,
		user,
		async makeFolder(name, owner) {
			const made = path.join(folder, name);
			await mkdir(made, { mode: 0o700 });
			if (owner) await chown(made, owner.uid, owner.gid);
			return made;
		},
		start(command, args, options) {
			if (isClosed) throw new ScopeClosed();
			const { env, cwd, stdio, as, stopSignal } = options;
			const child = spawn(command, args, {
				cwd,
				// Servers do not get the mark, because they are stopped separately from the code that uses them.
				env: stopSignal ? env : { ...env, [MARK]: mark },
				stdio,
				// The process gets its own group, so that it can be killed with everything that it starts.
				detached: true,
				...(as && { uid: as.uid, gid: as.gid }),
			});
			const { pid } = child;
			if (pid === undefined) return child;
			remains.processes.push({ pid, stopSignal });
			guard.tell(remains);
			child.once('exit', () => {
				// Kill the processes that it leaves in its group.
				signalGroup(pid, 'SIGKILL');
				remains.processes = remains.processes.filter((each) => each.pid !== pid);
				if (!isClosed) guard.tell(remains);
			});
			return child;
		},
		async kill(child) {
			if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
			await killMarked(mark);
		},
		async close() {
			if (isClosed) return;
			isClosed = true;
			await tearDown(remains);
			guard.dismiss();
		},
	};
}

/** The system's folder for temporary files, or `/tmp` if the servers' user cannot reach that folder. */
async function temporaryFolder(user: User | undefined): Promise<string> {
	return !user || (await isReachableFor(user, tmpdir())) ? tmpdir() : '/tmp';
}

/** A process was started after the scope was closed, because the run was interrupted. */
export class ScopeClosed extends Error {
	override name = 'ScopeClosed';
}

export interface Scope {
	/** Absolute path of the folder, which is removed when the scope is closed. */
	folder: string;
	/** The user that servers run as; undefined for the current user. */
	user: User | undefined;
	/** Creates a subfolder, owned by the current user if no owner is given, and returns its absolute path. */
	makeFolder: (name: string, owner?: User) => Promise<string>;
	/** Starts a process in a separate process group. */
	start: (command: string, args: readonly string[], options: StartOptions) => ChildProcess;
	/** Kills a process with its group and, on Linux, all other processes of the scope except servers. */
	kill: (child: ChildProcess) => Promise<void>;
	close: () => Promise<void>;
}

export interface StartOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	stdio: ('ignore' | 'pipe' | number)[];
	as?: User | undefined;
	/** The signal that asks a server to stop. Without one, the process is killed. */
	stopSignal?: NodeJS.Signals;
}
