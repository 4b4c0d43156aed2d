import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../node/content/check-content.ts';
import { fakeIo } from '../io/fake-io.ts';
import { run } from './draft.ts';

const VALID = path.join(import.meta.dirname, '../../../tests/fixtures/valid');
const PASTE = '10:00:00 ERROR store - snapshot of shard 7 could not be written to "archive": disk quota exceeded\n';

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-draft-'));
	await cp(VALID, root, { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('the page goes to standard output, and the place to save it to standard error', async () => {
	const io = fakeIo([PASTE]);
	expect(await run(['--content', path.join(root, 'content')], io)).toBe(0);
	expect(io.written.stdout).toMatch(/^---\ntitle: 'BLANK: /);
	expect(io.written.stderr).toContain('errors/snapshot-shard-could-not-be-written.mdx, replace the placeholders');
});

test('"hindsight check" reports only the placeholders of a draft', async () => {
	const io = fakeIo([PASTE]);
	await run(['--content', path.join(root, 'content')], io);
	const file = path.join(root, 'content/errors/snapshot-shard.mdx');
	await writeFile(file, io.written.stdout);
	const { issues } = await checkContent('content', root);
	expect(new Set(issues.map(({ rule }) => rule))).toEqual(new Set(['unfinished-draft']));
	expect(issues).toHaveLength((io.written.stdout.match(/BLANK:/g) ?? []).length);

	await writeFile(file, (await readFile(file, 'utf8')).replaceAll('BLANK:', 'Said:'));
	expect((await checkContent('content', root)).issues).toEqual([]);
	await rm(file);
});

test('an id that is in use is not used again', async () => {
	const io = fakeIo(['QueuePool limit']);
	const file = path.join(root, 'content/errors/queuepool-limit.mdx');
	await writeFile(file, 'x');
	await run(['--content', path.join(root, 'content')], io);
	expect(io.written.stderr).toContain('errors/queuepool-limit-2.mdx');

	// The shell creates this empty file before the draft is written to it.
	await writeFile(file, '');
	const again = fakeIo(['QueuePool limit']);
	await run(['--content', path.join(root, 'content')], again);
	await rm(file);
	expect(again.written.stderr).toContain('errors/queuepool-limit.mdx');
});

describe('a text that is known', () => {
	const KNOWN = 'ERROR QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00\n';
	const PAGE = 'error:pool-limit (https://base.example/errors/pool-limit/)';

	test('is reported before the draft', async () => {
		const io = fakeIo([KNOWN]);
		const write = io.stdout;
		io.stdout = (text) => {
			expect(io.written.stderr).toContain(`This is already known: ${PAGE}. `);
			write(text);
		};
		expect(await run(['--content', path.join(root, 'content')], io)).toBe(0);
		expect(io.written.stdout).toMatch(/^---\ntitle: 'BLANK: /);
		expect(io.written.stderr).toContain('already known');
	});

	test('in a part that the draft is not about is reported as a part', async () => {
		const io = fakeIo([KNOWN, 'FATAL: shard 7 of the archive cannot be written\n']);
		expect(await run(['--content', path.join(root, 'content')], io)).toBe(0);
		expect(io.written.stderr).toContain(
			`Part of the text is already known: ${PAGE}. The draft is about "FATAL: shard 7 of the archive cannot be written".\n`,
		);
	});

	test('is drafted even if there are no error pages', async () => {
		const io = fakeIo([KNOWN]);
		expect(await run(['--content', path.join(root, 'nothing')], io)).toBe(0);
		expect(io.written.stderr).toMatch(/^Save it as .*\/nothing\/errors\/[a-z-]+\.mdx, replace the placeholders/);
	});
});

test('a binary file gives no draft', async () => {
	const io = fakeIo([Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 31) % 256))]);
	expect(await run(['--content', path.join(root, 'content')], io)).toBe(2);
	expect(io.written.stdout).toBe('');
	expect(io.written.stderr).toMatch(/^standard input looks like a binary file/);
});

test('an empty text ends with 1', async () => {
	const io = fakeIo([' \n']);
	expect(await run([], io)).toBe(1);
	expect(io.written).toEqual({ stdout: '', stderr: 'There is nothing to draft from: standard input is empty.\n' });
});

test.each([[['a', 'b'], [PASTE]] as const, [['--to'], [PASTE]] as const, [[], 'terminal'] as const])(
	'%j is bad usage: 2, with the help on standard error',
	async (args, input) => {
		const io = fakeIo(input);
		expect(await run([...args], io)).toBe(2);
		expect(io.written.stdout).toBe('');
		expect(io.written.stderr).toContain('Usage: hindsight draft');
	},
);
