import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { NotRun } from './not-run.ts';

/**
 * The absolute path of a program that the system must provide, in a sufficient version.
 *
 * @throws NotRun with instructions to install it.
 */
export async function findTool(name: Tool): Promise<string> {
	const { program, label, install, atLeast }: Requirement = TOOLS[name];
	const requirement = atLeast ? `${label} ${atLeast.major} or later` : label;
	// Debian installs servers in folders that are not on the PATH of ordinary users.
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
		// A program that does not print its version is accepted.
		if (version === 'unknown' || Number.parseInt(version) >= atLeast.major) return candidate;
		throw new NotRun(`needs ${requirement}, and ${candidate} is ${version} (${install})`);
	}
	throw new NotRun(`needs ${requirement} (${install})`);
}

/** The version that a program prints, such as "1.8.1"; "unknown" if it prints none. */
export async function versionOf(program: string, ...args: string[]): Promise<string> {
	const printed = await promisify(execFile)(program, args, { timeout: 10_000 }).catch(() => ({
		stdout: '',
		stderr: '',
	}));
	// Must not match Go's version in "go version: go1.26.8".
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
		// Prometheus 2 prints failed rule tests in a different format, and Debian 12 and 13 do not have Prometheus 3.
		install: 'go install github.com/prometheus/prometheus/cmd/promtool@latest',
		atLeast: { major: 3, versionArgs: ['--version'] },
	},
	psql: { program: 'psql', label: 'psql', install: 'Debian: apt-get install postgresql-client' },
	jq: { program: 'jq', label: 'jq', install: 'Debian: apt-get install jq' },
	curl: { program: 'curl', label: 'curl', install: 'Debian: apt-get install curl' },
	kubectl: { program: 'kubectl', label: 'kubectl', install: 'https://kubernetes.io/docs/tasks/tools/' },
	ab: { program: 'ab', label: 'ab', install: 'Debian: apt-get install apache2-utils' },
} as const satisfies Record<string, Requirement>;

interface Requirement {
	/** The name of the executable file. */
	program: string;
	/** The name of the tool in messages. */
	label: string;
	/** How to install it. */
	install: string;
	/** The minimum major version, and the arguments that print the version. */
	atLeast?: { major: number; versionArgs: readonly string[] };
}

export type Tool = keyof typeof TOOLS;
