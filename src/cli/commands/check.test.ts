import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from './check.ts';

const VALID = path.join(import.meta.dirname, '../../../tests/fixtures/valid/content');

async function check(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
	let stdout = '';
	let stderr = '';
	const code = await run(args, {
		stdout: (text) => (stdout += text),
		stderr: (text) => (stderr += text),
		colour: false,
	});
	return { code, stdout, stderr };
}

test('problems go to standard output and end with 1', async () => {
	const { code, stdout, stderr } = await check('no-such-folder');
	expect(code).toBe(1);
	expect(stdout).toContain('no-content');
	expect(stderr).toBe('');
});

test('invalid settings are reported with their position, together with all other problems', async () => {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-check-'));
	await cp(VALID, root, { recursive: true });
	await writeFile(
		path.join(root, 'site.yaml'),
		'format: 2\nname: [Base]\nurl: base.example\nsecurityContact: mailto:a@base.example\n',
	);
	await writeFile(path.join(root, 'glossary/empty.mdx'), '---\ntitle: Empty\n---\n');
	const { code, stdout } = await check(root, '--format', 'json');
	await rm(root, { recursive: true });
	const { issues } = JSON.parse(stdout) as { issues: Record<string, unknown>[] };
	const places = issues.map(({ file, line, column, rule }) => [path.basename(String(file)), line, column, rule]);
	expect(code).toBe(1);
	// The SVG files of the fixture are next to it, not in this project.
	expect(places.filter(([, , , rule]) => rule !== 'missing-diagram')).toEqual([
		['empty.mdx', 2, 1, 'missing-field'],
		['site.yaml', 1, 1, 'missing-field'],
		['site.yaml', 2, 7, 'invalid-value'],
		['site.yaml', 3, 6, 'invalid-value'],
	]);
	expect(issues.at(-1)).toMatchObject({
		message: '"url" is "base.example"; it must be a complete address, like "https://example.org/page".',
		help: expect.stringMatching(/\S/) as string,
	});
});

test('the format can be chosen', async () => {
	const { stdout } = await check('no-such-folder', '--format', 'json');
	expect(JSON.parse(stdout)).toMatchObject({ issues: [{ rule: 'no-content' }] });
});

test('the folder can be named', async () => {
	const { stdout } = await check(VALID);
	expect(stdout).toContain('12 files checked');
});

test.each([
	[['--format', 'xml'], 'There is no format "xml"; use "text", "json" or "github".'],
	[['--colour'], "Unknown option '--colour'"],
	[['a', 'b'], 'Give only one folder, not "a" and "b".'],
])('%j is bad usage: 2, with the reason and the help on standard error', async (args, reason) => {
	const { code, stdout, stderr } = await check(...args);
	expect(code).toBe(2);
	expect(stdout).toBe('');
	expect(stderr).toContain(reason);
	expect(stderr).toContain('Usage: hindsight check');
});

test('help goes to standard output and ends with 0', async () => {
	expect(await check('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage:') as string });
});
