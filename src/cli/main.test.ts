import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const MAIN = path.join(import.meta.dirname, 'main.ts');
const FAULTS = path.join(import.meta.dirname, '../../tests/fixtures/every-fault');

function hindsight(...args: string[]): Promise<Ran> {
	return hindsightIn(FAULTS, ...args);
}

function hindsightIn(cwd: string, ...args: string[]): Promise<Ran> {
	return execute(cwd, process.execPath, [MAIN, ...args]);
}

/** Runs `hindsight` in a shell with `command` as its arguments. */
function shell(command: string): Promise<Ran> {
	return execute(import.meta.dirname, 'bash', ['-c', `set -o pipefail; "$0" "$1" ${command}`, process.execPath, MAIN]);
}

function execute(cwd: string, program: string, args: readonly string[]): Promise<Ran> {
	return new Promise((resolve) => {
		execFile(program, args, { cwd }, (error, stdout, stderr) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
		});
	});
}

interface Ran {
	code: number;
	stdout: string;
	stderr: string;
}

test('a command runs in the current folder and passes on its exit status', async () => {
	const { code, stdout, stderr } = await hindsight('check', '--format', 'json');
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
	expect(stderr).toBe('');
});

test('output that is not a terminal has no colours', async () => {
	const { stdout } = await hindsight('check');
	expect(stdout).toMatch(/^\d+ errors? in /m);
	expect(stdout).not.toContain('\u001b[');
});

test('help lists the commands', async () => {
	const { code, stdout } = await hindsight('--help');
	expect(code).toBe(0);
	expect(stdout).toMatch(/^ {2}check {2,}Report/m);
});

test('without a command the help goes to standard error, with 2', async () => {
	expect(await hindsight()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage:') as string });
});

test('a command that does not exist cannot send control sequences to the terminal', async () => {
	const { stderr } = await hindsight('\u001b]0;X\u0007\u009b2J');
	expect(stderr).toMatch(/^There is no command "\]0;X2J"\. /);
});

test.each([
	['match', '--\u001b]0;X\u0007'],
	['serve', '\u001b]0;X\u0007'],
	['check', '\u001b]0;X\u0007'],
])('nor can any other argument: %j', async (...args) => {
	const { stdout, stderr } = await hindsight(...args);
	expect(stdout + stderr).toContain(']0;X');
	// eslint-disable-next-line no-control-regex -- the test searches for control characters.
	expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
});

test.each([[['diagrams', '--check']], [['run']], [['run', 'x']], [['prove', '--check']]])(
	'%j fails without content',
	async (args) => {
		expect(await hindsightIn('/', ...args)).toEqual({
			code: 2,
			stdout: '',
			stderr:
				'There is no tests/fixtures/site/content/ here, in /. Change to the folder of the project, which contains it.\n',
		});
	},
);

describe.skipIf(!existsSync('/dev/full'))('if output cannot be written', () => {
	test('a lost result ends with 2 and one sentence', async () => {
		const { code, stderr } = await shell('match --help > /dev/full');
		expect(stderr).toBe('Standard output cannot be written: no space left on device.\n');
		expect(code).toBe(2);
	});

	test('a lost message ends with 2', async () => {
		expect((await shell('match --bad 2> /dev/full')).code).toBe(2);
		expect((await shell('match --help > /dev/full 2> /dev/full')).code).toBe(2);
	});

	test('a reader that has ended is not a failure', async () => {
		expect(await shell('--help | true')).toEqual({ code: 0, stdout: '', stderr: '' });
		const { code, stdout } = await shell('match /none main.ts 2> >(exec true); echo "status $?"');
		expect(stdout).toContain('status 2\n');
		expect(code).toBe(0);
	});
});

test('a misspelt command gets the closest name, with 2', async () => {
	const { code, stderr } = await hindsight('chek');
	expect(code).toBe(2);
	expect(stderr).toContain('There is no command "chek". Did you mean "check"?');
});
