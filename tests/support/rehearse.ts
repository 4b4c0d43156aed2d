import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Entry } from '../../src/core/entry.ts';
import { fillCommand } from '../../src/core/runbook/command/fill-command.ts';
import { readContent } from '../../src/node/content/read-content.ts';
import { CONTENT_FOLDER } from '../../src/node/places.ts';

/** All runbooks of the content, by id. */
export async function runbooksById(): Promise<Map<string, Entry<'runbook'>>> {
	const { entries } = await readContent(CONTENT_FOLDER, CONTENT_FOLDER);
	return new Map(entries.filter((entry) => entry.kind === 'runbook').map((entry) => [entry.id, entry]));
}

/** Which of these programs this machine lacks, as the reason why a rehearsal is skipped; empty if it has all of them. */
export function reasonMissing(...programs: string[]): string {
	const missing = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
	return missing.length === 0 ? '' : ` (skipped: this machine has no ${missing.join(', no ')})`;
}

/** A folder with programs that take the place of others of the same name, to be put first on the PATH. */
export async function makePrograms(folder: string, programs: Record<string, string>): Promise<string> {
	await mkdir(folder, { recursive: true });
	for (const [name, script] of Object.entries(programs)) {
		await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
		await chmod(path.join(folder, name), 0o755);
	}
	return folder;
}

/**
 * Carries out a command as Copy gives it: with the values filled in, by a shell. Gives both streams as a terminal shows
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
			// A process group of its own, so that everything in a pipeline ends together.
			detached: true,
		});
		let output = '';
		const timer = setTimeout(() => {
			if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
			reject(new Error(`This did not end within ${limitMs} ms:\n${text}\nIt printed:\n${output}`));
		}, limitMs);
		child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece));
		child.once('error', reject);
		child.once('close', () => {
			clearTimeout(timer);
			resolve(output);
		});
	});
}

interface Options {
	/** A folder of programs that come before those of the machine. */
	programs?: string;
	env?: Record<string, string>;
	cwd?: string;
	limitMs?: number;
}
