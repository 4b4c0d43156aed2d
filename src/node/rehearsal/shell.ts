import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { maskOutput } from '../../core/runner/mask.ts';
import { fillCommand } from '../../core/runbook/command/fill-command.ts';
import type { CommandOutput } from '../../core/schema/kinds/rehearsal.ts';
import { findKubectl } from '../cluster/kubectl.ts';
import { findTool } from '../runner/tools.ts';
import type { System } from './system.ts';

/**
 * Opens the shell of a responder on a system: a folder, the programs that runbooks use, and their settings. Its home
 * folder is new, so no personal settings, such as those in a `.psqlrc`, apply.
 *
 * @param files Files to copy into the folder: the absolute path of each source, by file name.
 * @param commands The commands that will be carried out.
 * @throws NotRun if kubectl, or another program that a command uses, is missing.
 */
export async function openShell(
	system: System,
	files: Readonly<Record<string, string>>,
	commands: readonly string[],
): Promise<Shell> {
	for (const tool of ['psql', 'curl', 'jq', 'k6'] as const) {
		if (commands.some((code) => new RegExp(`(?<![\\w./-])${tool} `).test(code))) await findTool(tool);
	}
	const kubectl = await findKubectl();
	const home = await system.scope.makeFolder(`shell-${++opened}`);
	const programs = path.join(home, 'programs');
	const folder = path.join(home, 'work');
	await mkdir(programs);
	await mkdir(folder);
	await symlink(kubectl.program, path.join(programs, 'kubectl'));
	for (const [name, source] of Object.entries(files)) await copyFile(source, path.join(folder, name));
	const env = {
		PATH: [programs, process.env['PATH']].join(path.delimiter),
		HOME: home,
		LC_ALL: 'C.UTF-8',
		TZ: 'UTC',
		...system.env,
	};
	// What is masked in the stored outputs.
	const known = {
		ports: [],
		secrets: system.secrets,
		folders: [{ path: home, name: '<home>' }, { path: system.scope.folder, name: '<tmp>' }, ...system.folders],
	};
	return {
		versions: { kubectl: kubectl.version },
		async carryOut({ place, code, language }, values, limitMs = 60_000) {
			const { text, unset } = fillCommand(code, language, values);
			if (unset.length > 0) throw new Error(`${place}: there is no value for ${unset.join(', ')}.`);
			const { output, exit } = await runInShell(system, text, { env, folder, limitMs });
			return { place, exit, output, stored: { place, exit, output: tail(maskOutput(output, known)) } };
		},
		async putFile(name, content) {
			await writeFile(path.join(folder, name), content);
			await chmod(path.join(folder, name), 0o600);
		},
	};
}

/** The number of shells that this process has opened, so that each gets a folder of its own. */
let opened = 0;

/** Runs a command and collects what a terminal would show: both streams, in the order written. */
function runInShell(
	{ scope }: System,
	command: string,
	{ env, folder, limitMs }: { env: NodeJS.ProcessEnv; folder: string; limitMs: number },
): Promise<{ output: string; exit: number | null }> {
	return new Promise((resolve, reject) => {
		const child = scope.start('/bin/sh', ['-c', `exec 2>&1\n${command}\n`], {
			cwd: folder,
			env,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		let output = '';
		const timer = setTimeout(() => {
			void scope.kill(child);
			reject(new Error(`This did not end within ${limitMs / 1000} s:\n${command}\nIt printed:\n${output}`));
		}, limitMs);
		child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
		child.once('error', reject);
		child.once('close', (exit) => {
			clearTimeout(timer);
			resolve({ output, exit });
		});
	});
}

/** The last lines of an output, which are enough to see what a command said. */
function tail(output: string): string {
	const lines = output.trimEnd().split('\n');
	const last = lines.slice(-MAX_LINES).map((line) => (line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH)}…` : line));
	return [...(lines.length > MAX_LINES ? [`(${lines.length - MAX_LINES} lines before)`] : []), ...last].join('\n');
}

const MAX_LINES = 15;
const MAX_WIDTH = 200;

/** The shell of a responder. */
export interface Shell {
	versions: Record<string, string>;
	/**
	 * Carries out a command exactly as the Copy button would give it, with the values filled in.
	 *
	 * @throws Error if a value is missing, or the command does not end within the limit.
	 */
	carryOut: (
		command: { place: string; code: string; language: string },
		values: Readonly<Record<string, string>>,
		limitMs?: number,
	) => Promise<CarriedOut>;
	/** Writes a file into the folder. Only the owner can read it. */
	putFile: (name: string, content: string) => Promise<void>;
}

export interface CarriedOut {
	place: string;
	exit: number | null;
	/** As printed. */
	output: string;
	/** Masked and shortened, as it is stored. */
	stored: CommandOutput;
}
