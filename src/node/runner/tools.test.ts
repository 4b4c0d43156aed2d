import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findTool } from './tools.ts';

let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-tools-'));
	vi.stubEnv('PATH', `${folder}${path.delimiter}/bin${path.delimiter}/usr/bin`);
});

afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(folder, { recursive: true });
});

/** Puts a program on the PATH, before any other with the same name. */
async function install(name: string, prints: string): Promise<string> {
	const file = path.join(folder, name);
	await writeFile(file, `#!/bin/sh\necho '${prints}'\n`);
	await chmod(file, 0o755);
	return file;
}

test('rejects a promtool of Prometheus 2, with its version and how to get a newer one', async () => {
	const file = await install('promtool', 'promtool, version 2.42.0+ds (branch: debian/sid, revision: 2.42.0+ds-5+b5)');
	await expect(findTool('promtool')).rejects.toThrow(
		`needs promtool 3 or later, and ${file} is 2.42.0+ds (go install github.com/prometheus/prometheus/cmd/promtool@latest)`,
	);
});

test.each(['promtool, version 3.0.0 (branch: HEAD)', 'promtool, version 12.1.0', 'promtool, built by hand'])(
	'accepts a promtool that prints "%s"',
	async (prints) => {
		const file = await install('promtool', prints);
		expect(await findTool('promtool')).toBe(file);
	},
);

test('does not query the version of a tool that may have any', async () => {
	const file = await install('ab', 'This is ApacheBench, Version 2.3 <$Revision$>');
	expect(await findTool('ab')).toBe(file);
});
