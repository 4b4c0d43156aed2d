import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AlertIssue } from '../../core/alerts/check-alert.ts';
import type { Fault } from '../../core/rules/fault.ts';
import { parseRules, type ParsedRules } from './parse-rules.ts';
import { readTextFile } from '../content/read-file.ts';

/** Large enough for the output of Helm for a large chart. Files written by hand are smaller. */
const LIMIT_BYTES = 50_000_000;

/** A glob for the rule files of the content, relative to its folder. Their tests and dashboards are in subfolders. */
export const ALERT_RULES = 'alert-rules/*.{yml,yaml}';

/**
 * The files that a pattern names, in alphabetical order. A pattern is a file; a folder, which means all YAML files
 * below it; or a glob such as `rules/*.yaml`, which is expanded here because shells do not expand quoted globs. Folders
 * named `node_modules` are skipped.
 */
export async function findRuleFiles(pattern: string): Promise<string[]> {
	const found = await stat(pattern).catch(() => undefined);
	if (found && !found.isDirectory()) return [pattern];
	const files: string[] = [];
	const globPattern = found ? path.join(pattern, '**/*.{yml,yaml}') : pattern;
	for await (const entry of glob(globPattern, {
		withFileTypes: true,
		exclude: ({ name }) => name === 'node_modules',
	})) {
		if (!entry.isDirectory()) files.push(path.relative('.', path.join(entry.parentPath, entry.name)));
	}
	return files.map((file) => file.split(path.sep).join('/')).sort();
}

/** Reads the alerting rules of one file. Never throws: a file that cannot be read becomes a problem. */
export async function readRuleFile(file: string): Promise<ParsedRules> {
	const read = await readTextFile(file, file, LIMIT_BYTES);
	return 'text' in read ? parseRules(read.text, file) : { rules: [], problems: [problemOf(read.fault, file)] };
}

function problemOf(fault: Fault, file: string): AlertIssue {
	const { message, help } = explain(fault);
	return { rule: 'unreadable-file', file, position: fault.position, message, help };
}

function explain(fault: Fault): { message: string; help: string } {
	if (fault.rule === 'oversized-file') {
		return {
			message: `This file is larger than ${fault.limit / 1_000_000} MB and was not read.`,
			help: 'Name only the rule files.',
		};
	}
	if (fault.rule === 'non-utf8') {
		return { message: 'This file is not UTF-8 text.', help: 'Save it as UTF-8, or name only the rule files.' };
	}
	const reason = fault.rule === 'unreadable-file' ? fault.reason : fault.rule;
	return { message: `This file cannot be read: ${reason}.`, help: 'Name a file that you have permission to read.' };
}
