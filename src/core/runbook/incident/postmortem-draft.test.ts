import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from '../../../node/content/check-content.ts';
import { CONTENT_FOLDER } from '../../../node/places.ts';
import { startIncident, tick, write, type Incident } from './incident.ts';
import { parseBody } from '../../../markdown/parse-body.ts';
import { PLACEHOLDER } from '../../draft/placeholder.ts';
import { parseIncident } from './read-incident.ts';
import { draftPostmortem } from './postmortem-draft.ts';

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-draft-'));
	// Only the entries that a draft may name, and a few others, because each draft needs the whole content to be read.
	const named = [`runbooks/${runbook}.mdx`, 'runbooks/held-connections.mdx', 'errors/upstream-unavailable.mdx'];
	await mkdir(path.join(root, 'content/postmortems'), { recursive: true });
	for (const each of [...named, 'services', 'tags.yaml', 'site.yaml']) {
		await cp(`${CONTENT_FOLDER}/${each}`, path.join(root, 'content', each), { recursive: true });
	}
});
afterAll(() => rm(root, { recursive: true, force: true }));

const runbook = 'pool-full';
const restart = {
	runbook,
	step: 'restart',
	kind: 'mitigation',
	title: 'Restart the replicas one after another',
} as const;
const count = { runbook, step: 'count', kind: 'step', title: 'Count {what} the <pool> `holds`: 5 % fewer?' } as const;
const verify = { runbook, step: 'verify', kind: 'verify', title: 'Verify' } as const;
const commands = [
	{ code: 'kubectl -n "orders" rollout restart "deployment/basket-api"', effect: 'change', language: 'sh' },
] as const;
const at = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);

function incident(): Incident {
	const started = {
		...startIncident(at('03:12'), {}),
		runbooks: {
			[runbook]: {
				title: 'API returns 503, the pool is full',
				services: ['basket-api'],
				errors: ['upstream-unavailable'],
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

test('a draft says what was done and when, with commands and outputs', () => {
	const { fileName, source } = draftPostmortem(incident());
	expect(fileName).toBe('2026-11-21-pool-full.mdx');
	expect(source).toContain("acknowledged: '2026-11-21T03:12:00Z'");
	expect(source).toContain("mitigated: '2026-11-21T03:40:00Z'");
	expect(source).toContain('services: [basket-api]');
	expect(source).toContain('- { id: pool-full, outcome: worked }');
	expect(source.match(/^ {2}- at: .*$/gm)).toEqual([
		'  - at: not recorded',
		"  - at: '2026-11-21T03:12:00Z'",
		"  - at: '2026-11-21T03:13:00Z'",
		"  - at: '2026-11-21T03:14:00Z'",
		"  - at: '2026-11-21T03:40:00Z'",
	]);
	expect(source).toContain(`Command (change):\n\n\`\`\`text\n${commands[0].code}\n\`\`\``);
	expect(source).toContain('### 03:14 UTC: "Restart the replicas one after another"');
});

test('secrets of outputs are masked', () => {
	const { source } = draftPostmortem(incident());
	expect(source).not.toContain('hunter2');
	expect(source).toContain('postgresql://app:XXXX@db/orders');
});

test('a runbook that was not verified is not marked as worked', () => {
	const { source } = draftPostmortem(tick(incident(), { ...count, runbook: 'held-connections' }, at('03:50'), []));
	expect(source).not.toContain('id: held-connections');
	expect(source).toContain('BLANK: whether [](runbook:held-connections) helped');
});

test('the checker finds only placeholders in a draft', async () => {
	for (const each of [incident(), { ...incident(), steps: [] }]) {
		const issues = await issuesOf(each);
		expect(issues.filter(({ rule }) => rule !== 'unfinished-draft')).toEqual([]);
		expect(issues.length).toBeGreaterThan(8);
	}
});

test('the checker finds only placeholders, whatever is noted or printed', async () => {
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
			expect(issues.length).toBeGreaterThan(8);
		}),
		{ numRuns: 8 },
	);
}, 60_000);

describe('for any record in the storage of the browser', () => {
	const marks = fc.constantFrom(
		'x\n---\n<script>alert(1)</script>',
		"'\nsources: []\nstatus: published\nx: '",
		'"\n## Heading',
		'\u2028---\u2029',
		'\r---\r',
		'[a](https://evil.example/)',
		'![a](https://evil.example/a.png)',
		'`',
		'www.evil.example and https://evil.example/',
		'<Note set:html="<b>x</b>">',
		'{globalThis}',
		'export const x = 1',
		'sh\n```\n# x\n```',
		'$ rm -rf /',
		'\u202e\u200b\u00ad\u{e0041}',
		'[](runbook:gone)',
		'text effect=read',
		'mermaid',
	);
	const text = fc.oneof(
		marks,
		fc.string({ unit: 'binary', maxLength: 40 }),
		fc.array(marks).map((all) => all.join('')),
	);
	const id = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(runbook, 'held-connections') },
		{ weight: 1, arbitrary: text },
		fc.constantFrom('null', 'true', '404', '1e3', 'constructor'),
	);
	const time = fc.oneof(
		{
			weight: 6,
			arbitrary: fc
				.integer({ min: 0, max: 59 })
				.map((minute) => `2026-11-21T03:${String(minute).padStart(2, '0')}:00Z`),
		},
		fc.constantFrom('2026-02-31T00:00:00Z', '2026-11-21T03:61:00Z'),
		text,
	);
	const record = (ids: typeof id, times: typeof time) =>
		fc
			.record({
				startedAt: times,
				values: fc.dictionary(fc.oneof(ids, text), fc.dictionary(text, text)),
				runbooks: fc.dictionary(
					ids,
					fc.record({
						title: text,
						services: fc.subarray(['basket-api', 'login-api']),
						errors: fc.subarray(['upstream-unavailable']),
						more: text,
					}),
					{ maxKeys: 3 },
				),
				steps: fc.array(
					fc.record({
						runbook: ids,
						step: text,
						title: text,
						kind: fc.constantFrom('mitigation', 'step', 'verify'),
						doneAt: fc.option(times, { nil: undefined }),
						note: text,
						output: text,
						commands: fc.array(
							fc.record({
								code: text,
								language: fc.oneof({ weight: 12, arbitrary: fc.constantFrom('sh', 'sql') }, text),
								effect: fc.constantFrom('read', 'change', 'destroy'),
							}),
							{ maxLength: 2 },
						),
					}),
					{ maxLength: 4 },
				),
			})
			.map((each) => ({ ...each, version: 1, id: each.startedAt.replace(/\D/g, ''), more: '---' }));

	test('the record is rejected, or its draft has exactly the structure of a draft', () => {
		let drafts = 0;
		fc.assert(
			fc.property(record(id, time), (stored) => {
				const read = parseIncident(JSON.stringify(stored));
				if (!read) return;
				drafts += 1;
				const { fileName, source } = draftPostmortem(read);
				expect(fileName).toMatch(/^\d{4}-\d\d-\d\d(?:-[a-z0-9]+)+\.mdx$/);
				const end = source.indexOf('\n---\n', 4);
				const [yaml, rest] = [source.slice(4, end), source.slice(end + 5)];
				const fields = parse(yaml) as Record<string, unknown>;
				expect(Object.keys(fields)).toEqual(FIELDS);
				expect(fields['status']).toBe('draft');
				expect((fields['sources'] as unknown[]).length).toBe(1);
				const done = read.steps.filter(({ doneAt }) => doneAt !== undefined).length;
				expect((fields['timeline'] as unknown[]).length).toBe(2 + done);
				const told = read.steps.filter(
					({ doneAt, note, output }) => doneAt !== undefined || note !== '' || output !== '',
				);
				const { facts, faults } = bodyOf(rest);
				expect(faults).toEqual([]);
				expect(facts.headings.map(({ depth }) => depth)).toEqual(
					told.length === 0 ? [2] : [2, 2, ...told.map(() => 3)],
				);
				expect([facts.scripts, facts.components, facts.links, facts.images].flat()).toEqual([]);
				const known = new Set([...Object.keys(read.runbooks), ...read.steps.map((step) => step.runbook)]);
				expect(facts.refs.filter(({ ref }) => !known.has(ref.replace('runbook:', '')))).toEqual([]);
				expect(facts.fences.map(({ language, meta }) => ({ language, meta }))).toEqual(
					facts.fences.map(() => ({ language: 'text', meta: {} })),
				);
				const expected = told.flatMap(({ note, output, commands }) => [note, ...commands.map(() => 'x'), output]);
				expect(facts.fences.length).toBe(expected.filter((each) => each !== '').length);
			}),
			{ numRuns: 400 },
		);
		expect(drafts).toBeGreaterThan(40);
	});

	test('the checker finds only placeholders in its draft', async () => {
		const known = fc.constantFrom(runbook, 'held-connections');
		const moment = fc
			.integer({ min: 0, max: 59 })
			.map((minute) => `2026-11-21T03:${String(minute).padStart(2, '0')}:00Z`);
		await fc.assert(
			fc.asyncProperty(record(known, moment), async (stored) => {
				const read = parseIncident(JSON.stringify(stored));
				fc.pre(read !== undefined);
				if (!read) return;
				const issues = await issuesOf(read);
				const others = issues.filter(
					({ rule, message }) => rule !== 'unfinished-draft' && !message.includes(PLACEHOLDER),
				);
				expect(others).toEqual([]);
				expect(issues.length).toBeGreaterThan(8);
			}),
			{ numRuns: 12 },
		);
	}, 120_000);

	const FIELDS =
		'title summary status severity services tags audience times impact trigger factors mitigators ruledOut timeline metrics claims actions lessons errors runbooks snippets sources'.split(
			' ',
		);

	function bodyOf(source: string) {
		return parseBody(source, { file: 'draft.mdx', firstLine: 1 });
	}
});

test('an id that is a YAML keyword or a property of every object stays an id', () => {
	const verified = ['null', '404', 'constructor'].reduce(
		(each, id) => tick(each, { ...verify, runbook: id }, at('03:14'), []),
		startIncident(at('03:12'), {}),
	);
	const { source } = draftPostmortem(verified);
	const { runbooks } = parse(source.slice(4, source.indexOf('\n---\n', 4))) as { runbooks: { id: unknown }[] };
	expect(runbooks.map(({ id }) => id)).toEqual(['null', '404', 'constructor']);
});

test('after the clock was set back, no moment of the draft precedes the first one', async () => {
	const early = tick(incident(), { ...count, step: 'early' }, at('02:50'), []);
	expect(new Set((await issuesOf(early)).map(({ rule }) => rule))).toEqual(new Set(['unfinished-draft']));
});

test('even the largest record gives a file within the size limit', async () => {
	let large = incident();
	for (let index = 0; index < 60; index += 1) {
		const ref = { ...count, step: `step-${index}` };
		large = write(tick(large, ref, at('03:30'), []), ref, 'output', 'é'.repeat(100_000));
	}
	const { source } = draftPostmortem(large);
	expect(Buffer.byteLength(source)).toBeLessThan(900_000);
	expect(new Set((await issuesOf(large)).map(({ rule }) => rule))).toEqual(new Set(['unfinished-draft']));
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
