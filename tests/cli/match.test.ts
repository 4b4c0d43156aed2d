import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

const MAIN = path.join(import.meta.dirname, '../../src/cli/main.ts');
const VALID = path.join(import.meta.dirname, '../fixtures/valid');
const KNOWN = 'ERROR QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00\n';

describe('match in a separate process', () => {
	test('reads a pipe, finds "content" in the current folder and needs no built site', async () => {
		const { code, stdout } = await hindsight(['match', '--json'], KNOWN);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: 'known', matches: [{ error: 'pool-limit' }] });
	});

	test('binary input ends with 1', async () => {
		const bytes = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 31) % 256));
		const { code, stdout } = await hindsight(['match', '--json'], bytes);
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: 'unknown' });
	});

	test('an empty input ends with 1', async () => {
		const { code, stderr } = await hindsight(['match', '--json'], '');
		expect(code).toBe(1);
		expect(stderr).toContain('There is nothing to match: ');
	});

	test('outside a project the content of the clone is used', async () => {
		const { code, stdout } = await hindsight(['match', '--json'], KNOWN, '/');
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ matches: [{ error: 'pool-limit' }] });
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
	test('prints errors while the stream is open, and counts on Ctrl-C', async () => {
		const { child, seen } = startFollowing(await withEndMark());
		child.stdin.write(`starting\n${KNOWN}`);
		await seen(/QueuePool limit reached/);
		child.stdin.write('QueuePool limit of size 9 overflow 1\n');
		child.stdin.write('reached, connection timed out\n');
		// A line without an end must not delay the text after it.
		child.stdin.write('x'.repeat(1_000_000));
		child.stdin.write(`\n${KNOWN}${END_MARK}\n`);
		await seen(/all of it was read/);
		child.kill('SIGINT');
		const text = await seen(/2 known errors seen/);
		expect(text.match(/https:\/\/base\.example\/errors\/pool-limit\//g)).toHaveLength(1);
		expect(text).toMatch(/^ {2}3 {2}QueuePool limit reached, /m);
		expect(await codeOf(child)).toBe(0);
	});

	test.runIf(process.platform === 'linux')('ends when the reader of its output has ended', async () => {
		// The log stays open for a minute, so only the end of "head" can end the command.
		const pipeline = `
			{ printf '%s' "$KNOWN"; exec sleep 60; } |
			{ "$NODE" "$MAIN" match --follow; echo "status $?" >&2; } |
			head -1`;
		const env = { ...envIn(VALID), KNOWN, NODE: process.execPath, MAIN };
		const shell = spawn('bash', ['-c', pipeline], { cwd: VALID, env, detached: true });
		try {
			const printed = { stdout: '', stderr: '' };
			shell.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
			shell.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
			await expect.poll(() => printed.stderr, { timeout: 30_000 }).toContain('status 0');
			expect(printed.stdout).toContain('QueuePool limit reached');
		} finally {
			// Kill the whole pipeline, whose "sleep" is still running.
			process.kill(-(shell.pid ?? 0), 'SIGKILL');
		}
	});

	test('ends with the stream', async () => {
		const { child, seen } = startFollowing();
		child.stdin.end('nothing of note\n');
		await seen(/No known error was seen\./);
		expect(await codeOf(child)).toBe(1);
	});
});

/** The environment of a separate project, whose own content is used. */
function envIn(cwd: string): NodeJS.ProcessEnv {
	return cwd === '/' ? process.env : { ...process.env, HINDSIGHT_CONTENT: '' };
}

function hindsight(args: string[], input: string | Buffer = '', cwd = VALID): Promise<Ran> {
	return new Promise((resolve) => {
		const child = execFile(process.execPath, [MAIN, ...args], { cwd, env: envIn(cwd) }, (error, stdout, stderr) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
		});
		child.stdin?.end(input);
	});
}

const END_MARK = 'the reader of this stream has arrived at its end mark';

/** A folder with the valid content and one more error, so that a test knows how far a stream was read. */
async function withEndMark(): Promise<string> {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-follow-'));
	onTestFinished(() => rm(root, { recursive: true }));
	await cp(VALID, root, { recursive: true });
	const errors = path.join(root, 'content/errors');
	const page = await readFile(path.join(errors, 'pool-limit.mdx'), 'utf8');
	const mark = page
		.replace('title: QueuePool limit reached', 'title: all of it was read')
		.replace(/template: .*/, `template: ${END_MARK}`);
	await writeFile(path.join(errors, 'end-mark.mdx'), mark);
	return root;
}

function startFollowing(cwd = VALID) {
	const child = spawn(process.execPath, [MAIN, 'match', '--follow'], {
		cwd,
		env: envIn(cwd),
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	let text = '';
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
	const seen = async (wanted: RegExp): Promise<string> => {
		await expect.poll(() => text, { timeout: 30_000 }).toMatch(wanted);
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
