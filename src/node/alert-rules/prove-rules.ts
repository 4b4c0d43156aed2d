import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Result } from '../../core/runner/report.ts';
import { ALERT_RULES, findRuleFiles } from './rule-files.ts';
import { NotRun } from '../runner/not-run.ts';
import { findTool } from '../runner/tools.ts';

/**
 * Checks the alerting rules of the content and runs their tests with Prometheus' own tool: `promtool check rules` on
 * `alert-rules/*.{yml,yaml}` and `promtool test rules` on `alert-rules/tests/*.{yml,yaml}`. A command for
 * which there are no such files is not run and has no result.
 *
 * @param content The folder that contains `alert-rules/`.
 * @throws Error if the signal aborts.
 */
export async function proveRules(content: string, signal?: AbortSignal): Promise<ProvedRules[]> {
	const rules = await findRuleFiles(path.join(content, ALERT_RULES));
	const tests = await findRuleFiles(path.join(content, 'alert-rules/tests/*.{yml,yaml}'));
	const jobs = [
		{ variant: 'check', args: ['check', 'rules', '--lint-fatal', ...rules], files: rules },
		{ variant: 'test', args: ['test', 'rules', ...tests], files: tests },
	].filter(({ files }) => files.length > 0);
	const proved: ProvedRules[] = [];
	for (const { variant, args } of jobs) {
		const start = performance.now();
		const result = await promtool(args, signal);
		const seconds = result.is === 'not run' ? undefined : (performance.now() - start) / 1000;
		proved.push({ id: 'rules', variant, seconds, result });
	}
	return proved;
}

async function promtool(args: string[], signal: AbortSignal | undefined): Promise<Result> {
	let program: string;
	try {
		program = await findTool('promtool');
	} catch (error) {
		if (error instanceof NotRun) return { is: 'not run', reason: error.message };
		throw error;
	}
	return new Promise((resolve, reject) => {
		execFile(program, args, { timeout: 60_000, signal }, (error, stdout, stderr) => {
			if (signal?.aborted) reject(error ?? new Error('Aborted.'));
			else if (!error) resolve({ is: 'unchanged', notes: [] });
			else resolve({ is: 'failed', problems: [`"promtool ${args[0]} rules" found faults.`], output: stdout + stderr });
		});
	});
}

/** A row in the output of `hindsight prove`. */
export interface ProvedRules {
	id: 'rules';
	variant: string;
	seconds: number | undefined;
	result: Result;
}
