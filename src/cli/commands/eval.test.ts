import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RESULTS_END, RESULTS_START } from '../../core/match/quality/eval-report.ts';
import { fakeIo } from '../io/fake-io.ts';
import { run } from './eval.ts';

const CONTENT = path.join(import.meta.dirname, '../../../tests/fixtures/valid/content');
const PASTES = [
	{ id: 'q-1', label: 'pool-limit', text: 'QueuePool limit of size 5 overflow 10 reached, connection timed out' },
	{ id: 'q-2', label: 'none', text: 'user 4711 logged in' },
];

let folder = '';
let file = '';
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-eval-'));
	file = path.join(folder, 'pastes.jsonl');
	await writeFile(file, PASTES.map((paste) => JSON.stringify(paste)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function evaluate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
	const io = fakeIo();
	const code = await run(['--content', CONTENT, '--site', folder, '--no-speed', ...args], io);
	return { code, ...io.written };
}

describe('the tables', () => {
	test('compare the matcher with full-text search, and say what was not measured', async () => {
		const { code, stdout, stderr } = await evaluate(file);
		expect(stderr).toBe('');
		expect(code).toBe(0);
		expect(stdout).toContain('pastes: 1 with an error, 1 without.');
		expect(stdout).toContain('| as pasted | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 | none | none |');
		expect(stdout).toMatch(/\| this matcher \| 1\.000 \| 1\.000 \| 0\.000 \| \d/);
		expect(stdout).toMatch(/\| MiniSearch \(BM25\+\), whole paste \| 1\.000 \| 1\.000 \| \d\.\d{3} \| \d/);
		expect(stdout).toContain('| Pagefind, whole paste | not measured: run `npm run build` first |');
		expect(stdout).toContain('Speed: not measured.');
	});

	test('are available as JSON', async () => {
		const { stdout } = await evaluate(file, '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			rows: [{ name: 'as pasted', recallAt1: 1 }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
		});
	});

	test('are written between the marks of a document', async () => {
		const document = path.join(folder, 'matching.md');
		await writeFile(document, `# Matching\n\n${RESULTS_START}\n${RESULTS_END}\n\nThe end.\n`);
		expect((await evaluate(file, '--write', document)).code).toBe(0);
		const written = await readFile(document, 'utf8');
		expect(written).toMatch(/^# Matching\n\n<!-- results -->\n\n\d{4}-\d\d-\d\d, Node /);
		expect(written).toMatch(/\n<!-- end of results -->\n\nThe end\.\n$/);
	});
});

describe('negatives', () => {
	const NEGATIVES = [
		{ id: 'n-1', label: 'none', text: 'pool of 5 is warm' },
		{ id: 'n-2', label: 'no-such-page', text: 'QueuePool limit of size 5 overflow 10 reached, connection timed out' },
	];

	async function writeNegatives(...pastes: object[]): Promise<string> {
		const name = path.join(folder, 'negatives.jsonl');
		await writeFile(name, pastes.map((paste) => JSON.stringify(paste)).join('\n'));
		return name;
	}

	test('are measured without a file of labelled pastes, and each answer is listed', async () => {
		const { code, stdout } = await evaluate('--negatives', await writeNegatives(...NEGATIVES));
		expect(code).toBe(0);
		expect(stdout).toContain('| answered "known" | 1 (50.0 %) |');
		expect(stdout).toContain('| n-2 | known | pool-limit |');
		expect(stdout).not.toContain('as pasted');
	});

	test('are in the JSON together with the labelled pastes', async () => {
		const { stdout } = await evaluate(file, '--json', '--negatives', await writeNegatives(...NEGATIVES));
		expect(JSON.parse(stdout)).toMatchObject({
			rows: [{ name: 'as pasted', recallAt1: 1 }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
			negatives: { pastes: 2, known: 1, possible: 0, falseAnswers: [{ id: 'n-2', error: 'pool-limit' }] },
		});
	});

	test('may not contain a paste for which a page is right', async () => {
		const { code, stderr } = await evaluate('--negatives', await writeNegatives({ ...PASTES[0] }));
		expect(code).toBe(2);
		expect(stderr).toContain('may contain only pastes without an error, but q-1 is labelled pool-limit.');
	});

	test('may not be an empty file', async () => {
		const { code, stderr } = await evaluate('--negatives', await writeNegatives());
		expect(code).toBe(2);
		expect(stderr).toContain('negatives.jsonl has no labelled pastes.');
	});
});

describe('invalid input', () => {
	test('a document without marks stays unchanged', async () => {
		const document = path.join(folder, 'plain.md');
		await writeFile(document, '# Plain\n');
		const { code, stderr } = await evaluate(file, '--write', document);
		expect(code).toBe(2);
		expect(stderr).toContain('does not have the marker comments');
		expect(await readFile(document, 'utf8')).toBe('# Plain\n');
	});

	test('a line that is not a labelled paste is named, and the others are measured', async () => {
		const mixed = path.join(folder, 'mixed.jsonl');
		await writeFile(mixed, `${JSON.stringify(PASTES[0])}\n{"id": 1}\n`);
		const { code, stdout, stderr } = await evaluate(mixed);
		expect(code).toBe(1);
		expect(stderr).toBe('Line 2 needs "id", "label" and "text", each a string.\n');
		expect(stdout).toContain('| as pasted | 1.000 |');
	});

	test.each([
		[['/nope'], '"/nope" cannot be read: it does not exist.\n'],
		[['FILE', '--log', '/nope'], '"/nope" cannot be read: it does not exist.\n'],
		[['FILE', '--write', '/'], '"/" cannot be read: it is a folder.\n'],
	])('a file that cannot be read is named: %j', async (args, stderr) => {
		const given = args.map((each) => (each === 'FILE' ? file : each));
		expect(await evaluate(...given)).toEqual({ code: 2, stdout: '', stderr });
	});

	test.each([
		[[], 'Which file?'],
		[['a.jsonl', 'b.jsonl'], 'Give only one file'],
		[['--loud'], "Unknown option '--loud'"],
	])('bad usage is explained: %j', async (args, problem) => {
		const { code, stderr } = await evaluate(...args);
		expect(code).toBe(2);
		expect(stderr).toContain(problem);
		expect(stderr).toContain('Usage: hindsight eval');
	});
});
