import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const MAIN = path.join(import.meta.dirname, '../../src/cli/main.ts');
const VALID = path.join(import.meta.dirname, '../fixtures/valid');
const KNOWN = 'ERROR QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00\n';

describe('match in a process of its own', () => {
	test('reads a pipe, finds "content" where it is called and needs no built site', async () => {
		const { code, stdout } = await hindsight(['match', '--json'], KNOWN);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: 'known', matches: [{ error: 'pool-limit' }] });
	});

	test('binary input ends with 1', async () => {
		const bytes = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 31) % 256));
		expect((await hindsight(['match'], bytes)).code).toBe(1);
	});

	test('an empty input ends with 1', async () => {
		expect((await hindsight(['match', '--json'], '')).code).toBe(1);
	});

	test('outside a project the content of the clone is used', async () => {
		const { code, stdout } = await hindsight(['match', '--json'], KNOWN, '/');
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ matches: [{ error: 'sqlalchemy-queuepool-timeout' }] });
	});
});

test('explain finds a code', async () => {
	const { code, stdout } = await hindsight(['explain', '3O7R']);
	expect(code).toBe(0);
	expect(stdout).toContain('QueuePool limit reached');
});

test('draft prints a page', async () => {
	const { code, stdout } = await hindsight(['draft'], 'ERROR: shard 7 of the archive cannot be written');
	expect(code).toBe(0);
	expect(stdout).toContain("template: 'shard <int:shard> of the archive cannot be written'");
});

describe('match --follow', () => {
	test('says what it sees while the stream is open, and counts on Ctrl-C', async () => {
		const { child, seen } = startFollowing();
		child.stdin.write(`starting\n${KNOWN}`);
		await seen(/QueuePool limit reached/);
		child.stdin.write('QueuePool limit of size 9 overflow 1\n');
		child.stdin.write('reached, connection timed out\n');
		// A line without an end must not hold up what comes after it.
		child.stdin.write('x'.repeat(1_000_000));
		child.stdin.write(`\n${KNOWN}`);
		await new Promise((resolve) => setTimeout(resolve, 500));
		child.kill('SIGINT');
		const text = await seen(/1 known error seen/);
		expect(text.match(/https:\/\/base\.example\/errors\/pool-limit\//g)).toHaveLength(1);
		expect(text).toMatch(/^ {2}3 {2}QueuePool limit reached, /m);
		expect(await codeOf(child)).toBe(0);
	});

	test('ends with the stream', async () => {
		const { child, seen } = startFollowing();
		child.stdin.end('nothing of note\n');
		await seen(/No known error was seen\./);
		expect(await codeOf(child)).toBe(1);
	});
});

function hindsight(args: string[], input: string | Buffer = '', cwd = VALID): Promise<Ran> {
	return new Promise((resolve) => {
		const child = execFile(process.execPath, [MAIN, ...args], { cwd }, (error, stdout, stderr) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
		});
		child.stdin?.end(input);
	});
}

function startFollowing() {
	const child = spawn(process.execPath, [MAIN, 'match', '--follow'], {
		cwd: VALID,
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	let text = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
	const seen = async (wanted: RegExp): Promise<string> => {
		await expect.poll(() => text, { timeout: 10_000 }).toMatch(wanted);
		return text;
	};
	return { child, seen };
}

function codeOf(child: ReturnType<typeof startFollowing>['child']): Promise<number | null> {
	return child.exitCode === null
		? new Promise((resolve) => child.once('exit', resolve))
		: Promise.resolve(child.exitCode);
}

interface Ran {
	code: number;
	stdout: string;
	stderr: string;
}
