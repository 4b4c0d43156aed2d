import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entry } from '../../src/core/entry.ts';
import { fillCommand } from '../../src/core/runbook/command/fill-command.ts';
import { loadContent } from '../../src/node/content/load-content.ts';

/** All runbooks of the content, by id. */
export async function runbooksById(): Promise<Map<string, Entry<'runbook'>>> {
	const { entries } = await loadContent();
	return new Map(entries.filter((entry) => entry.kind === 'runbook').map((entry) => [entry.id, entry]));
}

/** The programs that this machine lacks, as the reason for skipping a rehearsal; empty if it has all of them. */
export function reasonMissing(...programs: string[]): string {
	const missing = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
	return missing.length === 0 ? '' : ` (skipped: this machine has no ${missing.join(', no ')})`;
}

/** Creates programs that replace others with the same name, in a folder to put first on the PATH. */
export async function makePrograms(folder: string, programs: Record<string, string>): Promise<string> {
	await mkdir(folder, { recursive: true });
	for (const [name, script] of Object.entries(programs)) {
		await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
		await chmod(path.join(folder, name), 0o755);
	}
	return folder;
}

/**
 * Runs a command as copied from the page, with the values filled in, in a shell. Returns both streams as a terminal shows
 * them.
 */
export function carryOut(command: string, values: Record<string, string>, options: Options = {}): Promise<string> {
	const { programs, env = {}, cwd, limitMs = 20_000 } = options;
	const { text, unset } = fillCommand(command, 'sh', values);
	if (unset.length > 0) throw new Error(`The command needs ${unset.join(', ')}.`);
	const searched = [programs, process.env['PATH']].filter(Boolean).join(path.delimiter);
	return new Promise((resolve, reject) => {
		const child = spawn('/bin/sh', ['-c', `{ ${text}\n} 2>&1`], {
			cwd,
			env: { PATH: searched, HOME: process.env['HOME'], LC_ALL: 'C', ...env },
			stdio: ['ignore', 'pipe', 'ignore'],
			// The command gets its own process group, so that all programs of a pipeline end together.
			detached: true,
		});
		let output = '';
		const timer = setTimeout(() => {
			if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
			reject(new Error(`This did not end within ${limitMs} ms:\n${text}\nIt printed:\n${output}`));
		}, limitMs);
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
		child.once('error', reject);
		child.once('close', () => {
			clearTimeout(timer);
			resolve(output);
		});
	});
}

interface Options {
	/** A folder of programs that take precedence over those of the machine. */
	programs?: string;
	env?: Record<string, string>;
	cwd?: string;
	limitMs?: number;
}
