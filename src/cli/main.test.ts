import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const MAIN = path.join(import.meta.dirname, 'main.ts');
const FAULTS = path.join(import.meta.dirname, '../../tests/fixtures/every-fault');

function hindsight(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [MAIN, ...args], { cwd: FAULTS }, (error, stdout, stderr) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
		});
	});
}

test('a command runs in the folder it is called from and hands its status on', async () => {
	const { code, stdout, stderr } = await hindsight('check', '--format', 'json');
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
	expect(stderr).toBe('');
});

test('nothing is coloured off a terminal', async () => {
	expect((await hindsight('check')).stdout).not.toContain('\u001b[');
});

test('help lists the commands', async () => {
	const { code, stdout } = await hindsight('--help');
	expect(code).toBe(0);
	expect(stdout).toMatch(/^ {2}check {2,}Report/m);
});

test('without a command the help goes to standard error, with 2', async () => {
	expect(await hindsight()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage:') as string });
});

test('a misspelt command is told the closest one, with 2', async () => {
	const { code, stderr } = await hindsight('chek');
	expect(code).toBe(2);
	expect(stderr).toContain('There is no command "chek". Did you mean "check"?');
});
