import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeIo } from '../io/fake-io.ts';
import { run } from './match.ts';

const CONTENT = path.join(import.meta.dirname, '../../../tests/fixtures/valid/content');
const KNOWN = 'ERROR QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00\n';
const ELSE = 'user 4711 logged in\n';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-match-'));
	await writeFile(path.join(folder, 'known.log'), KNOWN);
	await writeFile(path.join(folder, 'else.log'), ELSE);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function match(args: string[], ...input: Parameters<typeof fakeIo>): Promise<Ran> {
	const io = fakeIo(...input);
	const code = await run(['--content', CONTENT, ...args], io);
	return { code, ...io.written };
}

describe('for a reader', () => {
	test('a known error is printed with its reason, values, meaning, runbook and incidents', async () => {
		const { code, stdout, stderr } = await match([], [ELSE, KNOWN]);
		expect(stderr).toBe('');
		expect(code).toBe(0);
		expect(stdout).toMatchInlineSnapshot(`
			"known  QueuePool limit reached
			  page        https://base.example/errors/pool-limit/
			  found       line 2, column 7: QueuePool limit of size 5 overflow 10 reached, connection timed out
			  template    QueuePool limit of size <int:pool size> overflow <int:overflow> reached, connection timed out
			  values      pool size 5, overflow 10
			  meaning     Every connection of the pool was out for as long as pool_timeout allows.
			  first step  Find what keeps the connections.
			  runbook     Requests wait for the pool
			              https://base.example/runbooks/pool-full/
			  seen in     The orders pool was full
			              https://base.example/postmortems/orders-pool-full/
			"
		`);
	});

	test('a possible error is called possible, and ends with 1', async () => {
		const { code, stdout } = await match(['--base-url', 'https://kb.example/x/'], ['failed (SQLSTATE 3o7r)']);
		expect(code).toBe(1);
		expect(stdout).toMatchInlineSnapshot(`
			"possible  QueuePool limit reached
			  page        https://kb.example/x/errors/pool-limit/
			  note        The text contains only the code of this error, and other errors may use the same code.
			              Compare the text with the page.
			  found       line 1, column 18: 3o7r
			  by          3o7r
			  meaning     Every connection of the pool was out for as long as pool_timeout allows.
			  first step  Find what keeps the connections.
			  runbook     Requests wait for the pool
			              https://kb.example/x/runbooks/pool-full/
			  seen in     The orders pool was full
			              https://kb.example/x/postmortems/orders-pool-full/
			"
		`);
	});

	test('a text without a match gets a list of names in it and the next step', async () => {
		const { code, stdout } = await match([], ['redis.exceptions.BusyLoadingError: HTTP 503']);
		expect(code).toBe(1);
		expect(stdout).toMatchInlineSnapshot(`
			"no match  No error page describes this text.
			  names       code HTTP 503
			              exception BusyLoadingError
			              component Redis
			  next        pipe the text into hindsight draft
			              to draft content/errors/<id>.mdx from it, then replace the placeholders
			"
		`);
	});

	test.each([
		['app.log', 'hindsight draft app.log'],
		['$(touch pwn) .log', "hindsight draft '$(touch pwn) .log'"],
		['-rf.log', 'hindsight draft ./-rf.log'],
		['a\u001b[2J\n.log', 'pipe the text into hindsight draft'],
	])('the next step for %j can be copied into a shell', async (name, next) => {
		const before = process.cwd();
		process.chdir(folder);
		try {
			await writeFile(name, ELSE);
			expect((await match(['--', name])).stdout).toContain(`  next        ${next}\n`);
		} finally {
			process.chdir(before);
		}
	});

	test('names cannot send control sequences to the terminal either', async () => {
		const evil = path.join(folder, 'a\u001b]0;X\u0007\n.log');
		await writeFile(evil, KNOWN);
		const { stdout, stderr } = await match([evil, `${evil}.none`]);
		expect(stdout).toContain(`== ${folder}/a]0;X.log\n`);
		expect(stderr).toContain(`"${folder}/a]0;X.log.none" cannot be read`);
		// eslint-disable-next-line no-control-regex -- the test searches for control characters.
		expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
	});

	test('a log cannot send control sequences to the terminal', async () => {
		const evil = KNOWN.replace('reached,', 'reached\u001b[2J\u001b]0;title\u0007 \u0007\\u001b[2J \\u009b \\u0007,');
		const { stdout } = await match([], [evil]);
		expect(stdout).toContain('QueuePool limit of size 5');
		// eslint-disable-next-line no-control-regex -- the test searches for control characters.
		expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
	});

	test('colour is used only on request', async () => {
		expect((await match([], [KNOWN], true)).stdout).toContain('\u001b[32mknown\u001b[0m');
		expect((await match([], [KNOWN])).stdout).not.toContain('\u001b');
	});
});

test.each([
	['', 'is empty'],
	[' \n\0\0\t\r\n', 'contains no text'],
])('%j is reported as an input without text', async (text, reason) => {
	const { code, stdout, stderr } = await match([], [text]);
	expect(code).toBe(1);
	expect(stdout).toBe('');
	expect(stderr).toBe(`There is nothing to match: standard input ${reason}.\n`);
});

test('a binary input is reported as binary and matched, but gives no draft', async () => {
	const bytes = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 31) % 256));
	const { code, stdout, stderr } = await match([], [bytes]);
	expect(code).toBe(1);
	expect(stdout).toContain('no match');
	expect(stdout).not.toContain('hindsight draft');
	expect(stderr).toBe('standard input looks like a binary file, or is not UTF-8.\n');
	expect((await match([], [bytes, `\n${KNOWN}`])).code).toBe(0);
});

describe('--json', () => {
	test('has the verdict, the matches and related entries', async () => {
		const { code, stdout } = await match(['--json'], [ELSE, KNOWN]);
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toEqual({
			verdict: 'known',
			matches: [
				{
					error: 'pool-limit',
					verdict: 'known',
					template: 'QueuePool limit of size <int:pool size> overflow <int:overflow> reached, connection timed out',
					span: [26, 93],
					params: [
						{ name: 'pool size', type: 'int', value: '5' },
						{ name: 'overflow', type: 'int', value: '10' },
					],
					url: 'https://base.example/errors/pool-limit/',
				},
			],
			forks: [],
			related: ['runbook:pool-full', 'postmortem:orders-pool-full', 'snippet:queue-when-full', 'term:connection-pool'],
		});
	});

	test('is empty if no error is known', async () => {
		const { code, stdout } = await match(['--json'], [ELSE]);
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toEqual({ verdict: 'unknown', matches: [], forks: [], related: [] });
	});

	test('of several files is a list with their names; one known error is enough for 0', async () => {
		const files = [path.join(folder, 'else.log'), path.join(folder, 'known.log'), '-'];
		const { code, stdout } = await match(['--json', ...files], [ELSE]);
		expect(code).toBe(0);
		expect((JSON.parse(stdout) as Named[]).map(({ file, verdict }) => [file, verdict])).toEqual([
			[files[0], 'unknown'],
			[files[1], 'known'],
			['-', 'unknown'],
		]);
	});
});

describe('--jsonl', () => {
	const line = (id: string | number, text: string) => `${JSON.stringify({ id, text })}\n`;

	test('answers every line in order', async () => {
		const { code, stdout, stderr } = await match(['--jsonl'], [line('a', KNOWN), line(2, ELSE), line('c', '')]);
		expect(code).toBe(0);
		expect(stderr).toBe('');
		const answers = stdout
			.trimEnd()
			.split('\n')
			.map((each) => JSON.parse(each) as Named);
		expect(answers.map(({ id, verdict, matches }) => [id, verdict, matches.length])).toEqual([
			['a', 'known', 1],
			[2, 'unknown', 0],
			['c', 'unknown', 0],
		]);
	});

	test('shows a bad line without terminal control characters', async () => {
		const { stderr } = await match(['--jsonl'], ['\u001b]0;X\u0007notjson\n']);
		expect(stderr).toContain('line 1: not JSON: "]0;Xnotjson".\n');
	});

	test('escapes terminal control characters', async () => {
		const { stdout } = await match(['--jsonl'], [line('\u009b\u007f', ELSE)]);
		expect(stdout).toContain(String.raw`{"id":"\u009b\u007f"`);
	});

	test('reports unreadable lines with their numbers, continues, and ends with 2', async () => {
		const { code, stdout, stderr } = await match(
			['--jsonl'],
			[line('a', KNOWN), '{"id": \n', '\n', '[1]\n', '{"text":"x"}\n', '{"id":1,"text":2}\n', line('b', ELSE)],
		);
		expect(code).toBe(2);
		expect(stdout.trimEnd().split('\n')).toHaveLength(2);
		expect(stderr).toMatchInlineSnapshot(`
			"standard input, line 2: not JSON: "{"id":".
			standard input, line 4: not an object with "id" and "text": "[1]".
			standard input, line 5: "id" must be text or a number.
			standard input, line 6: "text" must be text.
			4 problems; all other lines were matched.
			"
		`);
	});

	test('ends with 1 if no line has a known error', async () => {
		expect((await match(['--jsonl'], [line('a', ELSE)])).code).toBe(1);
	});
});

describe('--follow', () => {
	test('prints an error when it first appears, and counts at the end', async () => {
		const { code, stdout } = await match(['--follow'], [ELSE, KNOWN, ELSE + KNOWN + KNOWN, KNOWN]);
		expect(code).toBe(0);
		expect(stdout).toMatchInlineSnapshot(`
			"10:00:01Z  QueuePool limit reached
			           QueuePool limit of size 5 overflow 10 reached, connection timed out
			           pool size 5, overflow 10
			           https://base.example/errors/pool-limit/
			           runbook https://base.example/runbooks/pool-full/

			1 known error seen:
			  4  QueuePool limit reached, 10:00:01Z to 10:00:03Z
			"
		`);
	});

	test('also prints the counts on an interrupt', async () => {
		const io = fakeIo([KNOWN, KNOWN, KNOWN]);
		const write = io.stdout;
		io.stdout = (text) => {
			write(text);
			io.interrupt();
		};
		expect(await run(['--content', CONTENT, '-f'], io)).toBe(0);
		expect(io.written.stdout).toMatch(/^ {2}1 {2}QueuePool limit reached, at 10:00:00Z$/m);
	});

	test('says that no error was seen, with 1', async () => {
		expect(await match(['--follow'], [ELSE])).toMatchObject({ code: 1, stdout: 'No known error was seen.\n' });
	});
});

describe('bad usage ends with 2, the reason and the help on standard error', () => {
	test.each([
		[['--xml'], "Unknown option '--xml'"],
		[['--json', '--jsonl'], '"--json" and "--jsonl" cannot be used together.'],
		[['--follow', 'app.log'], '--follow reads standard input: tail -F app.log | hindsight match --follow'],
		[['--follow', '$(id)'], "--follow reads standard input: tail -F '$(id)' | hindsight match --follow"],
		[['-', '-'], 'Standard input, "-", can be read only once.'],
		[['--base-url', 'kb'], '"kb" is not an address'],
		[['--content', '/nowhere'], 'There are no error pages in "/nowhere/errors".'],
	])('%j', async (args, reason) => {
		const { code, stdout, stderr } = await match(args, [KNOWN]);
		expect(code).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toContain(reason);
		expect(stderr).toContain('Usage: hindsight match');
	});

	test('no piped input and no file', async () => {
		const { code, stderr } = await match([], 'terminal');
		expect(code).toBe(2);
		expect(stderr).toContain('No file was given, and nothing is piped in.\n\nUsage: hindsight match');
	});
});

test('a file that cannot be read is reported, the others are matched, and it ends with 2', async () => {
	const { code, stdout, stderr } = await match([path.join(folder, 'none.log'), path.join(folder, 'known.log'), folder]);
	expect(code).toBe(2);
	expect(stdout).toContain('known  QueuePool limit reached');
	expect(stderr).toContain('none.log" cannot be read: it does not exist.');
	expect(stderr).toContain('cannot be read: it is a folder.');
	expect(stderr).toContain('1 of 3 inputs contains a known error; 2 could not be read.\n');
});

test('help goes to standard output and ends with 0', async () => {
	const { code, stdout } = await match(['--help'], 'terminal');
	expect(code).toBe(0);
	expect(stdout).toContain('Usage: hindsight match');
	expect(stdout).toContain('0 if at least one of them contains a known error');
});

interface Ran {
	code: number;
	stdout: string;
	stderr: string;
}

interface Named {
	file: string;
	id: string | number;
	verdict: string;
	matches: unknown[];
}
