import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContent } from '../../node/check-content.ts';
import { fakeIo } from '../fake-io.ts';
import { run } from './draft.ts';

const VALID = path.join(import.meta.dirname, '../../../tests/fixtures/valid');
const PASTE = '10:00:00 ERROR store - snapshot of shard 7 could not be written to "archive": disk quota exceeded\n';

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-draft-'));
	await cp(VALID, root, { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('the page goes to standard output, and where to save it to standard error', async () => {
	const io = fakeIo([PASTE]);
	expect(await run(['--content', path.join(root, 'content')], io)).toBe(0);
	expect(io.written.stdout).toMatch(/^---\ntitle: 'BLANK: /);
	expect(io.written.stderr).toContain('errors/snapshot-shard-could-not-be-written.mdx, fill the blanks');
});

test('"hindsight check" has nothing to say about a draft but its blanks', async () => {
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
	await writeFile(path.join(root, 'content/errors/queuepool-limit.mdx'), '');
	await run(['--content', path.join(root, 'content')], io);
	await rm(path.join(root, 'content/errors/queuepool-limit.mdx'));
	expect(io.written.stderr).toContain('errors/queuepool-limit-2.mdx');
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
