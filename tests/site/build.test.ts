import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderText } from '../../src/core/report/index.ts';
import { checkContent } from '../../src/node/content/check-content.ts';

/**
 * A separate project with the real configuration and integrations, but minimal content. The last good site is a single file
 * that says so.
 */
const PROJECT = path.resolve(import.meta.dirname, '../..');
const ASTRO = path.join(PROJECT, 'node_modules/astro/bin/astro.mjs');
let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-build-'));
	for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
		await cp(path.join(PROJECT, name), path.join(root, name), { recursive: true });
	}
	const valid = path.join(PROJECT, 'tests/fixtures/valid');
	await cp(path.join(valid, 'content'), path.join(root, 'content'), { recursive: true });
	await symlink(path.join(PROJECT, 'node_modules'), path.join(root, 'node_modules'));
	await mkdir(path.join(root, 'dist'));
	await writeFile(path.join(root, 'dist/index.html'), 'the last good site');
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const shown = () => readFile(path.join(root, 'dist/index.html'), 'utf8');

/** Runs a build. If a text is given, kills the build as soon as it has printed the text. */
function build(
	stopAt?: string,
	env: Record<string, string> = {},
): Promise<{ code: number | null; signal: string | null; output: string }> {
	const child = spawn(process.execPath, [ASTRO, 'build'], {
		cwd: root,
		env: { ...process.env, HINDSIGHT_CONTENT: '', HINDSIGHT_DIST: '', NO_COLOR: '1', ...env },
	});
	let output = '';
	return new Promise((resolve) => {
		const read = (chunk: Buffer) => {
			output += chunk.toString();
			if (stopAt !== undefined && output.includes(stopAt)) child.kill('SIGKILL');
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.once('close', (code, signal) => resolve({ code, signal, output }));
	});
}

describe('the last good site stays', () => {
	test('when the content is not fit to publish', async () => {
		const page = path.join(root, 'content/glossary/deep.mdx');
		await writeFile(page, `---\ntitle: Deep\ndefinition: Text.\n---\n\n${'- + '.repeat(130)}x\n`);
		const { code, output } = await build();
		await rm(page);
		expect(output).toContain('deep-nesting');
		expect(code).not.toBe(0);
		expect(await shown()).toBe('the last good site');
	}, 120_000);

	test('when the settings are invalid, which the build reports like the check', async () => {
		const file = path.join(root, 'content/site.yaml');
		const valid = await readFile(file, 'utf8');
		await writeFile(file, valid.replace(/url: .*/, 'url: base.example'));
		const { code, output } = await build();
		const { issues } = await checkContent('content', root);
		await writeFile(file, valid);
		expect(issues.map((issue) => [issue.rule, issue.file])).toEqual([['invalid-value', 'content/site.yaml']]);
		expect(output).toContain(renderText({ issues, filesChecked: 12 }, { colour: false }));
		expect(output).not.toContain('ZodError');
		expect(code).not.toBe(0);
		expect(await shown()).toBe('the last good site');
	}, 120_000);

	test('when a page cannot be rendered', async () => {
		const page = path.join(root, 'src/pages/fails.astro');
		await writeFile(page, '---\nthrow new Error("This page fails.");\n---\n');
		const { code, output } = await build();
		await rm(page);
		expect(output).toContain('This page fails.');
		expect(code).not.toBe(0);
		expect(await shown()).toBe('the last good site');
	}, 240_000);

	test('when the build is killed while it writes pages', async () => {
		const page = path.join(root, 'src/pages/written.astro');
		await writeFile(page, '---\nconsole.log("This page is being written.");\n---\n');
		const { signal } = await build('This page is being written.');
		await rm(page);
		// What it had written is beside the site.
		expect(existsSync(path.join(root, '.dist'))).toBe(true);
		expect(signal).toBe('SIGKILL');
		expect(await shown()).toBe('the last good site');
	}, 240_000);
});

test('and a successful build replaces it, with the index of its pages, and reads each file once', async () => {
	const figures = path.join(root, 'reads.json');
	const { code, output } = await build(undefined, {
		NODE_OPTIONS: `--import=${path.join(PROJECT, 'tests/support/count-reads.ts')}`,
		COUNT_READS_TO: figures,
	});
	expect(code, output).toBe(0);
	// Not counting Astro's own pass over the pages. An SVG is read twice: to compare it with its source, and to insert it.
	const all = JSON.parse(await readFile(figures, 'utf8')) as Record<string, number>;
	const reads = Object.entries(all).filter(([file]) => !file.endsWith('.svg.json'));
	expect(reads.filter(([, amount]) => amount > 1)).toEqual([]);
	expect(reads).toHaveLength(12);
	expect(await shown()).toContain('<!DOCTYPE html>');
	expect(existsSync(path.join(root, 'dist/pagefind/pagefind.js'))).toBe(true);
	expect(existsSync(path.join(root, '.dist'))).toBe(false);
}, 240_000);
