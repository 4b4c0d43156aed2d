import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContent } from '../../node/check-content.ts';
import { startIncident, tick, write, type Incident } from './incident.ts';
import { draftPostmortem } from './postmortem-draft.ts';

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-draft-'));
	await cp('content', path.join(root, 'content'), {
		recursive: true,
		filter: (file) => !file.includes('content/snippets'),
	});
});
afterAll(() => rm(root, { recursive: true, force: true }));

const runbook = 'api-503-pool-full';
const restart = {
	runbook,
	step: 'restart',
	kind: 'mitigation',
	title: 'Restart the replicas one after another',
} as const;
const count = { runbook, step: 'count', kind: 'step', title: 'Count {what} the <pool> `holds`: 5 % fewer?' } as const;
const verify = { runbook, step: 'verify', kind: 'verify', title: 'Verify' } as const;
const commands = [
	{ code: 'kubectl -n "orders" rollout restart "deployment/orders-api"', effect: 'change', language: 'sh' },
] as const;
const at = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);

function incident(): Incident {
	const started = {
		...startIncident(at('03:12'), {}),
		runbooks: {
			[runbook]: {
				title: 'API returns 503, the pool is full',
				services: ['orders-api'],
				errors: ['http-503-upstream'],
			},
		},
	};
	const restarted = tick(started, restart, at('03:14'), [...commands]);
	const counted = write(
		tick(restarted, count, at('03:13'), []),
		count,
		'output',
		'size 20\n```\nDATABASE_URL=postgresql://app:hunter2@db/orders',
	);
	return write(tick(counted, verify, at('03:40'), []), restart, 'note', 'the lead <said>: {go}; it was 40 % faster');
}

test('a draft has what was done, when, and with which commands and outputs', () => {
	const { fileName, source } = draftPostmortem(incident());
	expect(fileName).toBe('2026-11-21-api-503-pool-full.mdx');
	expect(source).toContain("acknowledged: '2026-11-21T03:12:00Z'");
	expect(source).toContain("mitigated: '2026-11-21T03:40:00Z'");
	expect(source).toContain('services: [orders-api]');
	expect(source).toContain('- { id: api-503-pool-full, outcome: worked }');
	expect(source.match(/^ {2}- at: .*$/gm)).toEqual([
		'  - at: not recorded',
		"  - at: '2026-11-21T03:12:00Z'",
		"  - at: '2026-11-21T03:13:00Z'",
		"  - at: '2026-11-21T03:14:00Z'",
		"  - at: '2026-11-21T03:40:00Z'",
	]);
	expect(source).toContain(`\`\`\`sh effect=change\n${commands[0].code}\n\`\`\``);
	expect(source).toContain('### 03:14 UTC: "Restart the replicas one after another"');
});

test('secrets of outputs are masked', () => {
	const { source } = draftPostmortem(incident());
	expect(source).not.toContain('hunter2');
	expect(source).toContain('postgresql://app:XXXX@db/orders');
});

test('a runbook that was not verified is not said to have worked', () => {
	const { source } = draftPostmortem(tick(incident(), { ...count, runbook: 'connection-leak' }, at('03:50'), []));
	expect(source).not.toContain('id: connection-leak');
	expect(source).toContain('BLANK: whether [](runbook:connection-leak) helped');
});

test('the checker finds nothing in a draft but its blanks', async () => {
	for (const each of [incident(), { ...incident(), steps: [] }]) {
		const issues = await issuesOf(each);
		expect(issues.filter(({ rule }) => rule !== 'unfinished-draft')).toEqual([]);
		expect(issues.length).toBeGreaterThan(8);
	}
});

test('whatever is noted or printed, the checker finds nothing but blanks', async () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.constantFrom(
			'```\n# x\n---\n<script>',
			'\u202e{x}',
			'````\n~~~',
			'import x from "y"',
			'</Step>',
			'\u001b[31mred',
			'${a}',
			'--- \n',
		),
	);
	await fc.assert(
		fc.asyncProperty(hostile, hostile, async (note, output) => {
			const noted = write(write(incident(), restart, 'note', note), count, 'output', output);
			const issues = await issuesOf(noted);
			expect(issues.filter(({ rule }) => rule !== 'unfinished-draft')).toEqual([]);
		}),
		{ numRuns: 8 },
	);
}, 60_000);

test('even the largest record makes a file that is read', async () => {
	let large = incident();
	for (let index = 0; index < 60; index += 1) {
		const ref = { ...count, step: `step-${index}` };
		large = write(tick(large, ref, at('03:30'), []), ref, 'output', 'é'.repeat(100_000));
	}
	const { source } = draftPostmortem(large);
	expect(Buffer.byteLength(source)).toBeLessThan(900_000);
	expect((await issuesOf(large)).filter(({ rule }) => rule !== 'unfinished-draft')).toEqual([]);
}, 30_000);

async function issuesOf(kept: Incident) {
	const { fileName, source } = draftPostmortem(kept);
	const file = path.join(root, 'content/postmortems', fileName);
	await writeFile(file, source);
	const { issues } = await checkContent('content', root);
	await rm(file);
	return issues
		.filter((issue) => issue.file.endsWith(fileName))
		.map(({ rule, message, position }) => ({ rule, message, position }));
}
