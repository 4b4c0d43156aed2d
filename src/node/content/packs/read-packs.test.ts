import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyEntry } from '../../../core/entry.ts';
import { refOf } from '../../../core/graph/index.ts';
import { shownTo } from '../../../core/audience.ts';
import { checkContent } from '../check-content.ts';
import { loadContent } from '../load-content.ts';
import { loadFields } from '../load-fields.ts';
import type { ReadContent } from '../read-content.ts';

/** The first bytes of every PNG file. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const FILES: Record<string, string | Buffer> = {
	'packs/tags.yaml': 'broker: Message brokers.\n',
	'packs/broker/errors/broker-full.mdx': `---
title: The broker has no room
component: Example Broker
tags: [broker]
signatures:
  - template: broker queue depth exceeded for tenant <word:tenant>
examples:
  - broker queue depth exceeded for tenant orders
meaning: The queue is full.
fixes:
  - { id: read-faster, text: Start another reader. }
  - { text: Open the broker again., runbook: open-again }
lookAlikes:
  - { error: broker-gone, differs: It is in a pack that is not chosen. }
---

## Why it happens

Readers are slower than writers.
`,
	'packs/broker/runbooks/broker-waits.mdx': `---
title: Messages wait in the broker
summary: No reader is left. Start one first.
symptoms: [Messages are late.]
alerts: [BrokerWaits]
mitigations:
  - title: Start a reader
    why: It reads the messages that wait.
    precondition: The queue is not empty.
    effect: change
    command: systemctl start queue-reader
    expect: The service is active.
    abortIf: It ends at once.
    rollback: systemctl stop queue-reader
    sideEffects: It takes memory.
    minutes: 1
verify: { text: Nothing waits., expect: The queue is empty. }
escalate: { when: It comes back., to: not recorded, bring: The depth of the queue. }
---

## Steps

<Step title="Look">Look at the queue.</Step>
`,
	'packs/broker/glossary/queue.mdx': '---\ntitle: queue\ndefinition: Messages that wait.\n---\n',
	'packs/broker/glossary/topic.mdx': `---
title: topic
definition: A named queue.
see: ['term:lane', 'error:broker-gone', 'error:broker-full']
---
`,
	'packs/other/errors/broker-gone.mdx': '---\ntitle: Not checked\n---\n',
	'packs/other/runbooks/open-again.mdx': '---\ntitle: Not checked\n---\n',
	'packs/other/glossary/lane.mdx': '---\ntitle: Not checked\n---\n',
	'errors/orders/broker-full.mdx': `---
extends: true
owner: orders team
audience: internal
note: Ours is small.
tags: [connection-pool]
fixes:
  - { id: read-faster, runbook: pool-full }
  - { text: Look at our dashboard. }
---
`,
	'runbooks/orders/broker-waits.mdx': '---\nextends: true\nnote: Our reader is slow.\n---\n',
	'glossary/queue.mdx': '---\ntitle: our queue\ndefinition: Orders that wait.\n---\n',
	'glossary/lane.mdx': `---
title: lane
definition: The word of the orders team for a [queue](term:queue), see [the error](error:broker-full#why-it-happens).
see: ['error:broker-full', 'runbook:broker-waits']
---
`,
	// A team may be called like a page.
	'glossary/lane/strip.mdx': '---\ntitle: strip\ndefinition: The part of a lane between two orders.\n---\n',
	'snippets/orders/queue-when-full/index.mdx': '---\nextends: true\nnote: Our pool has 20.\n---\n',
	'postmortems/orders-pool-full/pool.png': PNG,
};

let root = '';
let content: ReadContent;
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-packs-'));
	await cp(path.join(import.meta.dirname, '../../../../tests/fixtures/valid'), root, { recursive: true });
	for (const [file, text] of Object.entries(FILES)) {
		await mkdir(path.dirname(at(file)), { recursive: true });
		await writeFile(at(file), text);
	}
	await edit('site.yaml', (text) => `${text}packs: [broker]\n`);
	const images = 'images: [{ file: pool.png, alt: The connections of the pool. }]';
	await edit('postmortems/orders-pool-full.mdx', (text) => text.replace('---\n', `---\n${images}\n`));
	await rename(at('runbooks/pool-full.mdx'), at('runbooks/orders/pool-full.mdx'));
	await mkdir(at('packs/broker/snippets'));
	await rename(at('snippets/queue-when-full'), at('packs/broker/snippets/queue-when-full'));
	content = await loadContent('content', root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const at = (file: string) => path.join(root, 'content', file);

async function edit(file: string, change: (text: string) => string): Promise<void> {
	await writeFile(at(file), change(await readFile(at(file), 'utf8')));
}

function entry(ref: string): AnyEntry {
	const found = content.entries.filter((each) => refOf(each) === ref);
	expect(found).toHaveLength(1);
	return found[0] as AnyEntry;
}

test('content with packs, team folders and images has no fault', async () => {
	const { issues } = await checkContent('content', root);
	expect(issues).toEqual([]);
	// The 7 entries of the content, 4 of the pack that have no page of the same name, and two new terms.
	expect(content.entries).toHaveLength(7 + 4 + 2);
	expect(new Set(content.entries.map(refOf)).size).toBe(content.entries.length);
});

describe('an entry', () => {
	test('that the team extends is at the place of the pack, with the fields of both', () => {
		const error = entry('error:broker-full');
		expect(error).toMatchObject({
			file: 'content/packs/broker/errors/broker-full.mdx',
			pack: 'broker',
			change: { is: 'extended', by: { file: 'content/errors/orders/broker-full.mdx' } },
			data: { owner: 'orders team', note: 'Ours is small.', tags: ['broker', 'connection-pool'] },
		});
		expect(error.body.headings.map(({ text }) => text)).toEqual(['Why it happens']);
		expect(error.data).toMatchObject({
			fixes: [
				{ text: 'Look at our dashboard.' },
				{ id: 'read-faster', runbook: 'pool-full' },
				{ text: 'Open the broker again.' },
			],
		});
	});

	test('that the team replaces is the page of the team', () => {
		expect(entry('term:queue')).toMatchObject({
			file: 'content/glossary/queue.mdx',
			change: { is: 'replaced', base: { pack: 'broker', data: { title: 'queue' } } },
			data: { title: 'our queue' },
		});
	});

	test('that only the team, or only the pack, has is unchanged', () => {
		expect(entry('term:lane').change).toBeUndefined();
		expect(entry('term:lane').pack).toBeUndefined();
		expect(entry('term:topic').change).toBeUndefined();
		expect(entry('term:topic').pack).toBe('broker');
	});

	test('names nothing that is only in a pack that was not chosen, whoever sees it', () => {
		// The engine may bring other packs along.
		expect([...content.omitted]).toEqual(expect.arrayContaining(['error:broker-gone', 'runbook:open-again']));
		expect(content.omitted).not.toContain('term:lane');
		expect(entry('term:topic').data).toMatchObject({ see: ['term:lane', 'error:broker-full'] });
		for (const audience of ['public', 'internal'] as const) {
			const shown = shownTo(entry('error:broker-full'), audience);
			expect(shown?.data).toMatchObject({ lookAlikes: [] });
			expect(JSON.stringify(shown?.data)).not.toContain('open-again');
		}
	});

	test('of a pack is shown without the internal addition of the team', () => {
		expect(shownTo(entry('error:broker-full'), 'public')?.data).not.toHaveProperty('note');
	});
});

test('folders of teams are part of the file and not of the id', () => {
	expect(entry('runbook:pool-full').file).toBe('content/runbooks/orders/pool-full.mdx');
	expect(entry('term:strip').file).toBe('content/glossary/lane/strip.mdx');
	expect(entry('runbook:broker-waits')).toMatchObject({ pack: 'broker', data: { note: 'Our reader is slow.' } });
	expect(entry('snippet:queue-when-full')).toMatchObject({ pack: 'broker', data: { note: 'Our pool has 20.' } });
});

test('the files of a snippet that the team extends are those of the pack', () => {
	expect(content.snippets.map(({ id, file, sources }) => [id, file, [...sources.keys()].sort()])).toEqual([
		['queue-when-full', 'content/packs/broker/snippets/queue-when-full', ['broken.py', 'shared.py']],
	]);
	expect(content.runs.map(({ snippet }) => snippet)).toContain('queue-when-full');
});

test('images belong to the postmortem beside their folder', () => {
	const file = 'content/postmortems/orders-pool-full/pool.png';
	expect(content.images).toMatchObject([{ name: 'pool.png', postmortem: 'orders-pool-full', file }]);
});

test('roots and tags are those of the team and of the packs that it chose', () => {
	expect(content.roots.map(({ name, folder }) => [name, folder])).toEqual([
		['team', 'content'],
		['broker', 'content/packs/broker'],
	]);
	expect(Object.keys(content.tags ?? {}).sort()).toEqual(['broker', 'connection-pool']);
});

test('a paste is matched with the same errors and runbooks', async () => {
	const { errors, runbooks, site } = await loadFields(path.join(root, 'content'));
	expect(site?.packs).toEqual(['broker']);
	expect([errors.invalid, runbooks.invalid]).toEqual([0, 0]);
	const whole = content.entries.filter(({ kind }) => kind === 'error' || kind === 'runbook');
	expect(whole).toHaveLength(4);
	const fields = (entries: readonly AnyEntry[]) =>
		Object.fromEntries(entries.map((each) => [refOf(each), { data: each.data, is: each.change?.is }]));
	expect(fields([...errors.entries, ...runbooks.entries])).toEqual(fields(whole));
});

describe('a change of the content is seen', () => {
	const issuesAfter = async (file: string, change: (text: string) => string) => {
		const before = await readFile(at(file), 'utf8');
		await writeFile(at(file), change(before));
		const { issues } = await checkContent('content', root);
		await writeFile(at(file), before);
		return issues.map((issue) => `${issue.file} ${issue.rule}`);
	};

	test('where settings with a fault still choose packs', async () => {
		const issues = await issuesAfter('site.yaml', (text) => text.replace('https://base.example', 'base.example'));
		expect(issues).toEqual(['content/site.yaml invalid-value']);
	});

	test('where settings choose no packs that can be told, pages that extend one are not reported', async () => {
		const issues = await issuesAfter('site.yaml', (text) => text.replace('[broker]', 'broker'));
		expect(issues).toContain('content/site.yaml invalid-value');
		expect(issues.filter((issue) => issue.endsWith('extends-nothing'))).toEqual([]);
	});

	test('where a public page links to the page of a pack with an internal addition, nothing is hidden', async () => {
		const hide = (text: string) => text.replace('extends: true', 'extends: true\naudience: internal');
		expect(await issuesAfter('runbooks/orders/broker-waits.mdx', hide)).toEqual([]);
	});

	test('where the team attaches a runbook for another engine to the error of a pack', async () => {
		const edits = (text: string) => text.replace('component: Example Broker', 'component: Redis');
		const before = await readFile(at('runbooks/orders/pool-full.mdx'), 'utf8');
		await edit('runbooks/orders/pool-full.mdx', (text) =>
			text.replace('expect: No request waits', 'command: psql -l\n  expect: No request waits'),
		);
		const issues = await issuesAfter('packs/broker/errors/broker-full.mdx', edits);
		await writeFile(at('runbooks/orders/pool-full.mdx'), before);
		expect(issues).toContain('content/errors/orders/broker-full.mdx other-engine');
	});

	test('where two runbooks list an alert that the one of the pack has through the team', async () => {
		const issues = await issuesAfter('runbooks/orders/broker-waits.mdx', (text) =>
			text.replace('extends: true', 'extends: true\nalerts: [BrokerWaits]'),
		);
		expect(issues).toEqual([]);
		const shared = await issuesAfter('runbooks/orders/broker-waits.mdx', (text) =>
			text.replace('extends: true', 'extends: true\nalerts: [DatabasePoolSaturated]'),
		);
		expect(shared.filter((issue) => issue.endsWith('undecided-alert'))).toHaveLength(1);
	});
});
