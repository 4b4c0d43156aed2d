import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Prepared, ToRun } from './prepared.ts';
import { NotRun } from './not-run.ts';
import { findTool } from './tools.ts';

/**
 * Lets uv install the dependencies that the script declares (PEP 723), outside the folder of the snippet. The returned command
 * runs the script with the Python that has them. The time limit does not include the installation.
 *
 * @throws NotRun if uv is missing or the packages cannot be installed.
 */
export async function preparePython(run: ToRun): Promise<Prepared> {
	const { folder, file, env } = run;
	const uv = await findTool('uv');
	await install(uv, run);
	const found = await promisify(execFile)(uv, ['python', 'find', '--script', file], { cwd: folder, env });
	const python = found.stdout.trim();
	const asked = await promisify(execFile)(python, ['-B', '-c', ABOUT, file], { cwd: folder, env });
	const { versions, packages, library } = JSON.parse(asked.stdout) as About;
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
			// An environment that already exists is not mentioned.
			isNew ||= /^(?:Creating|Updating|Recreating|Downloading)/.test(line);
			if (isNew) progress(`uv: ${line}`);
		});
	}
	const [status] = (await once(child, 'close')) as [number | null];
	if (status === 0) return;
	throw new NotRun(`uv could not install the packages of ${file}:\n  ${lines.slice(-8).join('\n  ')}`);
}

/**
 * Prints the versions of Python and of the packages that the script declares, by their own names, and the folders of the
 * packages and of the standard library, which differ between machines. The pattern is from the specification of inline metadata.
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
