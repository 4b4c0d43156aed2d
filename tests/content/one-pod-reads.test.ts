import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findOnePodReads } from '../../src/core/runbook/command/one-pod-reads.ts';
import { CONTENT_FOLDER } from '../../src/node/places.ts';

test('no page, no document and no help text of this project shows a command that reads one pod of several', async () => {
	const files: string[] = [];
	for (const pattern of [
		'*.md',
		'docs/*.md',
		'src/**/*.md',
		`${CONTENT_FOLDER}/**/*.mdx`,
		'src/cli/**/*.ts',
		'src/site/**/*.ts',
	]) {
		const matching = await Array.fromAsync(glob(pattern));
		expect(matching.length, pattern).toBeGreaterThan(0);
		files.push(...matching);
	}
	expect(files.length).toBeGreaterThan(50);
	const found = [];
	for (const file of files) {
		const text = await readFile(file, 'utf8');
		// The documentation of the rule contains examples of such commands.
		const own = file === 'src/core/rules/README.md' ? text.replaceAll(/^ {4}.*$/gm, '') : text;
		found.push(...findOnePodReads(own).map(({ target }) => `${file}: ${target}`));
	}
	expect(found).toEqual([]);
	expect(findOnePodReads('Run `kubectl logs deploy/api`.')).toHaveLength(1);
});
