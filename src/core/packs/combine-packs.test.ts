import { describe, expect, test } from 'vitest';
import { NO_BODY, type AnyDocument, type AnyEntry } from '../entry.ts';
import { SCHEMA_OF } from '../schema/index.ts';
import type { Kind } from '../schema/primitives.ts';
import { combineEntries, withoutRefs } from './combine-packs.ts';

const COMMON = { body: NO_BODY, locate: () => ({ at: 'unknown' }) as const };

function entryOf(kind: Kind, id: string, fields: object, pack?: string): AnyEntry {
	const data = SCHEMA_OF[kind].parse(fields);
	const file = `${pack ?? 'team'}/${id}.mdx`;
	return { ...COMMON, kind, id, file, data, ...(pack !== undefined && { pack }) } as AnyEntry;
}

const term = (id: string, title: string, pack?: string) => entryOf('term', id, { title, definition: 'Text.' }, pack);

describe('the entries of packs and of the team', () => {
	const extension = {
		...COMMON,
		...{ kind: 'term', id: 'queue', file: 'team/queue.mdx', extends: true, data: { alsoCalled: ['lane'] } },
	} as unknown as AnyDocument;

	test('are those of the packs, then those that only the team has', () => {
		const pack = [term('queue', 'queue', 'broker'), term('topic', 'topic', 'broker')];
		const entries = combineEntries(pack, [term('order', 'order')], []);
		expect(entries.map(({ id, pack: name, change }) => [id, name, change])).toEqual([
			['queue', 'broker', undefined],
			['topic', 'broker', undefined],
			['order', undefined, undefined],
		]);
	});

	test('are extended where the team adds to them', () => {
		const base = term('queue', 'queue', 'broker');
		const [entry, ...others] = combineEntries([base], [], [extension]);
		expect(others).toEqual([]);
		expect(entry).toMatchObject({ pack: 'broker', data: { title: 'queue', alsoCalled: ['lane'] } });
		expect(entry?.change).toEqual({ is: 'extended', by: extension, base });
	});

	test('are replaced where the team has a page of the same kind and id, once', () => {
		const base = term('queue', 'queue', 'broker');
		const own = term('queue', 'our queue');
		const entries = combineEntries([base], [own], []);
		expect(entries).toHaveLength(1);
		expect(entries[0]).toMatchObject({ file: 'team/queue.mdx', data: { title: 'our queue' } });
		expect(entries[0]).not.toHaveProperty('pack');
		expect(entries[0]?.change).toEqual({ is: 'replaced', by: own, base });
	});

	test('are replaced even where another page of the team extends the same one', () => {
		const entries = combineEntries([term('queue', 'queue', 'broker')], [term('queue', 'our queue')], [extension]);
		expect(entries).toHaveLength(1);
		expect(entries[0]).toMatchObject({ data: { title: 'our queue', alsoCalled: [] }, change: { is: 'replaced' } });
	});

	test('are two where only the id is the same', () => {
		const path = entryOf('service', 'queue', { title: 'queue', summary: 'A queue.', kind: 'service' });
		expect(combineEntries([term('queue', 'queue', 'broker')], [path], [])).toHaveLength(2);
	});

	test('do not have an extension of a page that is not there', () => {
		expect(combineEntries([term('topic', 'topic', 'broker')], [], [extension]).map(({ id }) => id)).toEqual(['topic']);
	});
});

describe('without what was not chosen', () => {
	const omitted = new Set(['error:gone', 'runbook:gone', 'snippet:gone', 'service:gone']);
	const error = entryOf('error', 'full', {
		title: 'The broker is full',
		component: 'Broker',
		signatures: [{ template: 'broker queue depth exceeded' }],
		examples: ['broker queue depth exceeded'],
		meaning: 'The queue is full.',
		fixes: [
			{ text: 'Follow the runbook.', runbook: 'gone' },
			{ text: 'Follow this one.', runbook: 'here' },
		],
		lookAlikes: [
			{ error: 'gone', differs: 'It is closed.' },
			{ error: 'here', differs: 'It is open.' },
		],
		runbooks: ['gone', 'here'],
		snippets: ['here', 'gone'],
		supersedes: ['gone'],
	});

	test('an error page loses look-alikes and names, and a fix loses only its runbook', () => {
		expect(withoutRefs(error, omitted).data).toMatchObject({
			fixes: [{ text: 'Follow the runbook.' }, { text: 'Follow this one.', runbook: 'here' }],
			lookAlikes: [{ error: 'here' }],
			runbooks: ['here'],
			snippets: ['here'],
			supersedes: [],
		});
		expect(withoutRefs(error, omitted).data).not.toHaveProperty('fixes.0.runbook');
		expect(withoutRefs(error, omitted).data).toHaveProperty('lookAlikes.length', 1);
	});

	test('the entry itself is not changed, and nothing is lost where everything was chosen', () => {
		const before = structuredClone(error.data);
		withoutRefs(error, omitted);
		expect(error.data).toEqual(before);
		expect(withoutRefs(error, new Set())).toBe(error);
		expect(withoutRefs(error, new Set(['error:other'])).data).toEqual(before);
	});

	test('a message text loses a source in a snippet that is omitted, and keeps any other', () => {
		const signatures = [
			{ template: 'one', source: { run: 'gone' } },
			{ template: 'two', source: { library: 'pool', version: '1.0', file: 'pool.js' } },
		];
		const entry = entryOf('error', 'sourced', { ...error.data, signatures });
		expect(withoutRefs(entry, omitted).data).toMatchObject({ signatures: [{ template: 'one' }, signatures[1]] });
		expect(withoutRefs(entry, omitted).data).not.toHaveProperty('signatures.0.source');
	});

	test('a term loses what it points to, by kind and id', () => {
		const see = ['error:gone', 'runbook:here', 'term:gone'];
		const entry = entryOf('term', 'queue', { title: 'queue', definition: 'Text.', see });
		expect(withoutRefs(entry, omitted).data).toHaveProperty('see', ['runbook:here', 'term:gone']);
	});

	test('a runbook loses errors and services, and an answer loses only its runbook', () => {
		const answer = { pattern: 'held sessions', means: 'It is held.', next: 'Go on.' };
		const entry = entryOf('runbook', 'waits', {
			title: 'Messages wait',
			summary: 'Nothing reads the queue.',
			errors: ['gone', 'here'],
			services: ['gone'],
			discriminators: [
				{ lookAlike: 'Leak', ask: 'Is it held?', command: 'true', answers: [{ ...answer, runbook: 'gone' }] },
			],
		});
		expect(withoutRefs(entry, omitted).data).toMatchObject({ errors: ['here'], services: [] });
		expect(withoutRefs(entry, omitted).data).toHaveProperty('discriminators.0.answers', [answer]);
	});

	test('a path loses the items themselves', () => {
		const items = ['error:gone', 'runbook:here', 'term:queue'].map((entry) => ({
			entry,
			reason: 'Read it.',
			minutes: 5,
		}));
		const path = entryOf('path', 'queues', { title: 'Queues and brokers', summary: 'For all.', items });
		expect(withoutRefs(path, omitted).data).toHaveProperty('items', items.slice(1));
	});
});
