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

test('the format can be chosen', async () => {
	const { stdout } = await check('no-such-folder', '--format', 'json');
	expect(JSON.parse(stdout)).toMatchObject({ issues: [{ rule: 'no-content' }] });
});

test('the folder is the one that is named', async () => {
	const { stdout } = await check(VALID);
	expect(stdout).toContain('12 files checked');
});

test.each([
	[['--format', 'xml'], 'There is no format "xml"; use "text", "json" or "github".'],
	[['--colour'], "Unknown option '--colour'"],
	[['a', 'b'], 'One folder at a time: "a" and "b" are too many.'],
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
