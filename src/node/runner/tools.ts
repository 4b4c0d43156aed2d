import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { NotRun } from './not-run.ts';

/**
 * Absolute path of a program that the system has to have.
 *
 * @throws NotRun with how to install it.
 */
export async function findTool(name: Tool): Promise<string> {
	const { program, label, install } = TOOLS[name];
	// Debian keeps servers in folders that are not on the PATH of ordinary users.
	const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/local/sbin', '/usr/sbin'];
	for (const folder of folders.filter(Boolean)) {
		const candidate = path.join(folder, program);
		const isProgram = await access(candidate, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (isProgram) return candidate;
	}
	throw new NotRun(`needs ${label} (${install})`);
}

/** The version that a program prints, such as "1.8.1"; "unknown" if it prints none. */
export async function versionOf(program: string, ...args: string[]): Promise<string> {
	const printed = await promisify(execFile)(program, args, { timeout: 10_000 }).catch(() => ({
		stdout: '',
		stderr: '',
	}));
	return /\bv?=?(\d+\.\d\S*)/.exec(printed.stdout + printed.stderr)?.[1] ?? 'unknown';
}

const TOOLS = {
	uv: { program: 'uv', label: 'uv', install: 'pip install uv' },
	pgbouncer: { program: 'pgbouncer', label: 'pgbouncer', install: 'Debian: apt-get install pgbouncer' },
	redis: { program: 'redis-server', label: 'redis-server', install: 'Debian: apt-get install redis-server' },
	k6: { program: 'k6', label: 'k6', install: 'go install go.k6.io/k6@latest' },
	promtool: {
		program: 'promtool',
		label: 'promtool',
		install: 'Debian: apt-get install prometheus',
	},
} as const;

export type Tool = keyof typeof TOOLS;
