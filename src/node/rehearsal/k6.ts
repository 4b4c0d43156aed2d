import { environmentOf } from '../runner/environment.ts';
import { prepare } from '../runner/languages.ts';
import type { Scope } from '../runner/process/scope.ts';

/**
 * Starts a load test of a service. The test runs until its script ends it.
 *
 * @throws NotRun if k6 is missing
 */
export async function startK6(
	script: string,
	folder: string,
	scope: Scope,
	url: string,
	progress: (line: string) => void,
): Promise<void> {
	const file = `${script}.js`;
	const env = environmentOf({ SERVICE_URL: url }, {}, scope.folder);
	const { command } = await prepare('k6', { scope, folder, file, files: [file], env, progress });
	// Unlike in a snippet, k6 opens its REST API, because runbooks use it to stop a test.
	const args = ['run', '--quiet', '--no-color', '--no-usage-report', file];
	scope.start(command, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'ignore'], stopSignal: 'SIGINT' });
}
