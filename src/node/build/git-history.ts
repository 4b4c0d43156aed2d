import { execFileSync } from 'node:child_process';

/**
 * The time of the last commit that touched each file, by path from the project's root.
 *
 * Undefined if the times are unknown: there is no git, no repository, or only a shallow clone, in which every file would
 * seem to have been edited by its single commit. A page without a date is better than a page with a wrong date.
 */
export function readLastEdited(cwd = process.cwd()): ReadonlyMap<string, string> | undefined {
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
	try {
		if (git('rev-parse', '--is-shallow-repository').trim() !== 'false') return undefined;
		return parseLog(git('-c', 'core.quotePath=off', 'log', '--format=%x00%cI', '--name-only', '--relative', '--', '.'));
	} catch {
		return undefined;
	}
}

/** Reads `git log --format=%x00%cI --name-only`: newest first, so the first time seen for a file is its last edit. */
export function parseLog(log: string): Map<string, string> {
	const edited = new Map<string, string>();
	for (const commit of log.split('\0').slice(1)) {
		const [time = '', ...files] = commit.split('\n').filter((line) => line !== '');
		for (const file of files) if (!edited.has(file)) edited.set(file, new Date(time).toISOString());
	}
	return edited;
}
