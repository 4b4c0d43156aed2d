import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Prepared, ToRun } from './prepared.ts';
import { NotRun } from './not-run.ts';
import { findTool } from './tools.ts';

/**
 * Installs the dependencies that the script declares (PEP 723) with uv, outside the snippet's folder. The returned command
 * runs the script in the Python environment that contains them. The installation does not count towards the time limit.
 *
 * @throws NotRun if uv is missing or the packages cannot be installed.
 */
export async function preparePython(run: ToRun): Promise<Prepared> {
	const { folder, file, env } = run;
	const uv = await findTool('uv');
	await install(uv, run);
	const found = await promisify(execFile)(uv, ['python', 'find', '--script', file], { cwd: folder, env });
	const python = found.stdout.trim();
	const described = await promisify(execFile)(python, ['-B', '-c', ABOUT, file], { cwd: folder, env });
	const { versions, packages, library } = JSON.parse(described.stdout) as About;
	const folders = [
		{ path: packages, name: '<packages>' },
		{ path: library, name: '<python>' },
	];
	return { command: python, args: ['-B', file], versions, folders };
}

async function install(uv: string, { scope, folder, file, env, progress }: ToRun): Promise<void> {
	const child = scope.start(uv, ['sync', '--no-progress', '--script', file], {
		cwd: folder,
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const lines: string[] = [];
	let isNew = false;
	if (child.stderr) {
		createInterface(child.stderr).on('line', (line) => {
			lines.push(line);
			// If the environment already exists, there is nothing to report.
			isNew ||= /^(?:Creating|Updating|Recreating|Downloading)/.test(line);
			if (isNew) progress(`uv: ${line}`);
		});
	}
	const [status] = (await once(child, 'close')) as [number | null];
	if (status === 0) return;
	throw new NotRun(`uv could not install the packages of ${file}:\n  ${lines.slice(-8).join('\n  ')}`);
}

/**
 * A Python program that describes its environment in JSON: the versions of Python and of the packages that the script declares,
 * with each name spelled as the package spells it, and the folders of the packages and of the standard library, which differ
 * between machines. The pattern is from the specification of inline script metadata.
 */
const ABOUT = `
import json, platform, re, sys, sysconfig, tomllib
from importlib import metadata
source = open(sys.argv[1], encoding='utf-8').read()
block = re.search(r'(?m)^# /// script$\\s(?P<content>(^#(| .*)$\\s)+)^# ///$', source)
lines = block.group('content').splitlines() if block else []
declared = tomllib.loads('\\n'.join(line[2:] for line in lines)).get('dependencies', [])
versions = {'Python': platform.python_version()}
for requirement in declared:
    name = re.match(r'[A-Za-z0-9._-]+', requirement).group()
    versions[metadata.metadata(name)['Name']] = metadata.version(name)
paths = sysconfig.get_paths()
print(json.dumps({'versions': versions, 'packages': paths['purelib'], 'library': paths['stdlib']}))
`;

interface About {
	versions: Record<string, string>;
	packages: string;
	library: string;
}
