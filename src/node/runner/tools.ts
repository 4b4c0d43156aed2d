import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { NotRun } from './not-run.ts';

/**
 * Absolute path of a program that the system has to have, in a version that will do.
 *
 * @throws NotRun with how to install it.
 */
export async function findTool(name: Tool): Promise<string> {
	const { program, label, install, atLeast }: Requirement = TOOLS[name];
	const wanted = atLeast ? `${label} ${atLeast.major} or later` : label;
	// Debian keeps servers in folders that are not on the PATH of ordinary users.
	const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/local/sbin', '/usr/sbin'];
	for (const folder of folders.filter(Boolean)) {
		const candidate = path.join(folder, program);
		const isProgram = await access(candidate, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (!isProgram) continue;
		if (!atLeast) return candidate;
		const version = await versionOf(candidate, ...atLeast.versionArgs);
		// What does not say its version is given the benefit of the doubt.
		if (version === 'unknown' || Number.parseInt(version) >= atLeast.major) return candidate;
		throw new NotRun(`needs ${wanted}, and ${candidate} is ${version} (${install})`);
	}
	throw new NotRun(`needs ${wanted} (${install})`);
}

/** The version that a program prints, such as "1.8.1"; "unknown" if it prints none. */
export async function versionOf(program: string, ...args: string[]): Promise<string> {
	const printed = await promisify(execFile)(program, args, { timeout: 10_000 }).catch(() => ({
		stdout: '',
		stderr: '',
	}));
	// Not the one of Go in "go version: go1.26.8".
	return /(?<![\w.])v?=?(\d+\.\d\S*)/.exec(printed.stdout + printed.stderr)?.[1] ?? 'unknown';
}

const TOOLS = {
	uv: { program: 'uv', label: 'uv', install: 'pip install uv' },
	pgbouncer: { program: 'pgbouncer', label: 'pgbouncer', install: 'Debian: apt-get install pgbouncer' },
	redis: { program: 'redis-server', label: 'redis-server', install: 'Debian: apt-get install redis-server' },
	k6: { program: 'k6', label: 'k6', install: 'go install go.k6.io/k6@latest' },
	promtool: {
		program: 'promtool',
		label: 'promtool',
		// Prometheus 2 prints failed rule tests in another form, and Debian 12 and 13 have no Prometheus 3.
		install: 'go install github.com/prometheus/prometheus/cmd/promtool@latest',
		atLeast: { major: 3, versionArgs: ['--version'] },
	},
	ab: { program: 'ab', label: 'ab', install: 'Debian: apt-get install apache2-utils' },
} as const satisfies Record<string, Requirement>;

interface Requirement {
	/** The name of its file. */
	program: string;
	/** What it is called in messages. */
	label: string;
	/** How to get it. */
	install: string;
	/** The oldest major version that will do, and how the program is asked for its version. */
	atLeast?: { major: number; versionArgs: readonly string[] };
}

export type Tool = keyof typeof TOOLS;
