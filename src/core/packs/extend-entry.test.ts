import { expect, test } from 'vitest';
import { NO_BODY, type AnyDocument, type AnyEntry, type Document } from '../entry.ts';
import { EXTENSION_SCHEMA_OF, type PackKind } from '../schema/extension.ts';
import { SCHEMA_OF } from '../schema/index.ts';
import { extendEntry, unknownFixes } from './extend-entry.ts';

const COMMON = { body: NO_BODY, locate: () => ({ at: 'unknown' }) as const };

function entryOf(kind: PackKind, fields: object): AnyEntry {
	const data = SCHEMA_OF[kind].parse(fields);
	return { ...COMMON, kind, id: 'broker-full', file: 'packs/broker/x.mdx', pack: 'broker', data } as AnyEntry;
}

function extensionOf(kind: PackKind, fields: object): AnyDocument {
	const data = EXTENSION_SCHEMA_OF[kind].parse({ extends: true, ...fields });
	return { ...COMMON, kind, id: 'broker-full', file: 'content/x.mdx', extends: true, data } as unknown as AnyDocument;
}

const ERROR = entryOf('error', {
	title: 'The broker is full',
	component: 'Broker',
	tags: ['broker', 'queue'],
	signatures: [{ template: 'broker queue depth exceeded' }],
	examples: ['broker queue depth exceeded'],
	meaning: 'The queue is full.',
	fixes: [
		{ id: 'read-faster', text: 'Start another reader.' },
		{ text: 'Read in larger batches.' },
		{ id: 'wait', text: 'Wait.', runbook: 'broker-waits' },
	],
	runbooks: ['broker-waits'],
	snippets: ['fill-the-queue'],
});

test('the fixes of the team come first, and its runbook is attached to the fix of the pack that it names', () => {
	const by = extensionOf('error', {
		fixes: [{ id: 'read-faster', runbook: 'start-a-reader' }, { text: 'Look at our dashboard.' }],
	});
	expect(extendEntry(ERROR, by).data).toMatchObject({
		fixes: [
			{ text: 'Look at our dashboard.' },
			{ id: 'read-faster', text: 'Start another reader.', runbook: 'start-a-reader' },
			{ text: 'Read in larger batches.' },
			{ id: 'wait', text: 'Wait.', runbook: 'broker-waits' },
		],
	});
});

test('lists of names are united, each name once, with the runbooks of the team first', () => {
	const by = extensionOf('error', {
		tags: ['queue', 'orders'],
		runbooks: ['start-a-reader', 'broker-waits'],
		snippets: ['our-queue'],
	});
	expect(extendEntry(ERROR, by).data).toMatchObject({
		tags: ['broker', 'queue', 'orders'],
		runbooks: ['start-a-reader', 'broker-waits'],
		snippets: ['fill-the-queue', 'our-queue'],
	});
});

test('owner and note are those of the team, and where it has none the pack keeps its own', () => {
	const base = { ...ERROR, data: { ...ERROR.data, owner: 'the makers' } } as AnyEntry;
	expect(extendEntry(base, extensionOf('error', { note: 'Ours is small.' })).data).toMatchObject({
		owner: 'the makers',
		note: 'Ours is small.',
	});
	expect(extendEntry(base, extensionOf('error', { owner: 'orders team' })).data).toMatchObject({
		owner: 'orders team',
	});
});

test('file, body, pack and audience stay those of the pack, and the change has both pages', () => {
	const by = extensionOf('error', { audience: 'internal', note: 'Ours is small.' });
	const extended = extendEntry(ERROR, by);
	expect(extended).toMatchObject({ file: ERROR.file, pack: 'broker', data: { audience: 'public' } });
	expect(extended.body).toBe(ERROR.body);
	expect(extended.change).toEqual({ is: 'extended', by, base: ERROR });
	expect(ERROR.data).not.toHaveProperty('note');
});

test('a runbook gets the alerts and services of the team first, its uses last, and its escalation in place of the old one', () => {
	const use = { on: '2025-02-01', worked: true };
	const base = entryOf('runbook', {
		title: 'Messages wait',
		summary: 'Nothing reads the queue.',
		alerts: ['BrokerWaits'],
		errors: ['broker-full'],
		happened: [use],
		escalate: { when: 'It comes back.', to: 'not recorded', bring: 'The depth.' },
	});
	const by = extensionOf('runbook', {
		alerts: ['OrdersQueueWaits', 'BrokerWaits'],
		errors: ['queue-closed'],
		services: ['orders'],
		happened: [{ on: '2025-03-01', worked: false }],
		escalate: { when: 'At once.', to: 'orders team', bring: 'The log.' },
	});
	expect(extendEntry(base, by).data).toMatchObject({
		alerts: ['OrdersQueueWaits', 'BrokerWaits'],
		errors: ['broker-full', 'queue-closed'],
		services: ['orders'],
		happened: [use, { on: '2025-03-01', worked: false }],
		escalate: { to: 'orders team' },
	});
	expect(extendEntry(base, extensionOf('runbook', {})).data).toMatchObject({
		alerts: ['BrokerWaits'],
		errors: ['broker-full'],
		services: [],
		happened: [use],
		escalate: { when: 'It comes back.' },
	});
});

test('a field of the extension that is missing, because it was invalid, adds nothing', () => {
	const use = { on: '2025-02-01', worked: true };
	const lists = { alerts: ['BrokerWaits'], errors: ['broker-full'], services: ['broker'], happened: [use] };
	const base = entryOf('runbook', { title: 'Messages wait', summary: 'Nothing reads the queue.', ...lists });
	const invalid = (kind: PackKind) => ({ ...extensionOf(kind, {}), data: { extends: true } }) as unknown as AnyDocument;
	expect(extendEntry(base, invalid('runbook')).data).toMatchObject(lists);
	const term = entryOf('term', { title: 'queue', definition: 'x', alsoCalled: ['topic'], see: ['error:broker-full'] });
	expect(extendEntry(term, invalid('term')).data).toMatchObject({ alsoCalled: ['topic'], see: ['error:broker-full'] });
	const fixes = [{ id: 'wait', runbook: 'start-a-reader' }];
	const withoutFixes = { ...ERROR, data: {} } as unknown as Document<'error'>;
	expect(unknownFixes(withoutFixes, extensionOf('error', { fixes }) as Document<'error'>)).toEqual([
		{ id: 'wait', index: 0 },
	]);
});

test('a term gets other names, and the entries that the team names first', () => {
	const base = entryOf('term', {
		title: 'queue',
		definition: 'Messages that wait.',
		alsoCalled: ['topic'],
		see: ['error:broker-full'],
	});
	const by = extensionOf('term', { alsoCalled: ['lane', 'topic'], see: ['runbook:start-a-reader'] });
	expect(extendEntry(base, by).data).toMatchObject({
		alsoCalled: ['topic', 'lane'],
		see: ['runbook:start-a-reader', 'error:broker-full'],
	});
});

test('a fix that the page of the pack does not have is unknown, with its place in the extension', () => {
	const by = extensionOf('error', {
		fixes: [
			{ text: 'Look at our dashboard.' },
			{ id: 'read-faster', runbook: 'start-a-reader' },
			{ id: 'read-fastr', runbook: 'start-a-reader' },
		],
	});
	expect(unknownFixes(ERROR as Document<'error'>, by as Document<'error'>)).toEqual([{ id: 'read-fastr', index: 2 }]);
});
