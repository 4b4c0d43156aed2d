import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const LISTED = 10;

/** Lists the ten test files that took longest, at the end of a run of more than ten files. */
export default class LongestFiles implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		if (modules.length <= LISTED) return;
		const rows = modules
			.map((module) => ({
				file: relative('.', module.moduleId),
				project: module.project.name,
				// Tests and their hooks, without the time to load the file.
				ms: module.diagnostic().duration,
			}))
			.sort((a, b) => b.ms - a.ms)
			.slice(0, LISTED)
			.map(({ file, project, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${project}  ${file}`);
		console.log(`\nThe files that took longest:\n${rows.join('\n')}\n`);
	}
}
