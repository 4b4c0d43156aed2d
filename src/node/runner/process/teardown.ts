import { readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Every process of a run except its servers has this environment variable, so that a process that left its group is found. */
export const MARK = 'HINDSIGHT_RUN';

/**
 * Ends the processes of a run and removes its folders. Processes without a stop signal are killed first, with their groups.
 * Then each server gets its stop signal, the last one started first, and is killed if it is still running after five seconds.
 * Never throws.
 */
export async function tearDown({ mark, processes, folders }: Remains): Promise<void> {
	for (const { pid, stopSignal } of processes) if (!stopSignal) signalGroup(pid, 'SIGKILL');
	for (const { pid, stopSignal } of [...processes].reverse()) {
		if (!stopSignal || !signal(pid, stopSignal)) continue;
		for (let waited = 0; isAlive(pid) && waited < STOP_LIMIT_MS; waited += POLL_MS) await sleep(POLL_MS);
		signalGroup(pid, 'SIGKILL');
	}
	await killMarked(mark);
	for (const folder of folders)
		await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}

/** Sends a signal to a process group, by the id of its leader. False if there is no such group. */
export function signalGroup(pid: number, name: NodeJS.Signals): boolean {
	return signal(-pid, name);
}

/** Kills all processes with the mark of a run. Only Linux shows the environment of a process. */
export async function killMarked(mark: string): Promise<void> {
	for (let round = 0; round < 10; round++) {
		const pids = markedProcesses(mark);
		if (pids.length === 0) return;
		for (const pid of pids) signal(pid, 'SIGKILL');
		await sleep(POLL_MS);
	}
}

/** The ids of the processes with the mark of a run. Empty on a system that does not show the environment of processes. */
export function markedProcesses(mark: string): number[] {
	const needle = `${MARK}=${mark}\0`;
	return namesIn('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((pid) => pid !== process.pid && read(`/proc/${pid}/environ`).includes(needle) && isAlive(pid));
}

/** Whether a process is alive. False for a zombie, which has ended but whose parent has not collected it. */
export function isAlive(pid: number): boolean {
	if (!signal(pid, 0)) return false;
	const status = read(`/proc/${pid}/stat`);
	return !/^\d+ \(.*\) [ZX]/s.test(status);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(pid, name);
	} catch {
		return false;
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'latin1');
	} catch {
		return '';
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

const STOP_LIMIT_MS = 5000;
const POLL_MS = 20;

/** The processes and folders that a run leaves behind unless they are cleaned up. */
export interface Remains {
	/** The value of the variable `HINDSIGHT_RUN` in its processes. */
	mark: string;
	/** Leaders of process groups, in the order of their start. */
	processes: { pid: number; stopSignal?: NodeJS.Signals | undefined }[];
	folders: string[];
}
