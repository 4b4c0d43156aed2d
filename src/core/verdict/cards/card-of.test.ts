import { expect, test } from 'vitest';
import { NO_BODY, type AnyEntry, type Entry } from '../../entry.ts';
import { buildGraph } from '../../graph/index.ts';
import { SCHEMA_OF } from '../../schema/index.ts';
import type { Kind } from '../../schema/primitives.ts';
import { cardOf, firstRunbook } from './card-of.ts';

function entry(kind: Kind, id: string, fields: object): AnyEntry {
	const data = SCHEMA_OF[kind].parse(fields);
	return { kind, id, file: `${id}.mdx`, data, body: NO_BODY, locate: () => ({ at: 'unknown' }) } as AnyEntry;
}

const error = (fields: object) =>
	entry('error', 'pool-limit', {
		title: 'The `pool` is full',
		component: 'SQLAlchemy',
		signatures: [{ template: 'QueuePool limit reached' }],
		examples: ['QueuePool limit reached'],
		meaning: 'Every **connection** is in use.',
		fixes: [{ text: 'Count `the holders`.' }],
		...fields,
	}) as Entry<'error'>;

const restart = { title: 'Restart `the pod`', effect: 'change', command: 'true' };
const leak = entry('runbook', 'leak', { title: 'Connections leak', summary: 'x', mitigations: [restart] });
const slow = entry('runbook', 'slow', {
	title: 'Queries are slow',
	summary: 'x',
	mitigations: [{ ...restart, minutes: 3 }],
});
const empty = entry('runbook', 'empty', { title: 'Nothing helps', summary: 'x' });

function card(fields: object, others: AnyEntry[] = [leak, slow, empty]) {
	const page = error(fields);
	return cardOf(page, buildGraph<AnyEntry>([page, ...others]));
}

test('the runbook to open first is that of the first fix, or else the only one', () => {
	const first = (fields: object) => firstRunbook(error(fields).data);
	expect(first({ fixes: [{ text: 'x', runbook: 'leak' }], runbooks: ['slow'] })).toBe('leak');
	expect(first({ runbooks: ['slow'] })).toBe('slow');
	expect(first({ runbooks: ['slow', 'leak'] })).toBeUndefined();
	expect(first({ fixes: [{ text: 'x' }, { text: 'y', runbook: 'leak' }] })).toBeUndefined();
});

test('a card has the plain text of its error, and only what there is', () => {
	expect(card({})).toEqual({
		title: 'The pool is full',
		path: '/errors/pool-limit/',
		meaning: 'Every **connection** is in use.',
		fix: 'Count the holders.',
		seen: [],
	});
});

test('a card has its first mitigation, and says whether the first fix leads to it', () => {
	expect(card({ fixes: [{ text: 'x', runbook: 'leak' }] }).runbook).toEqual({
		title: 'Connections leak',
		path: '/runbooks/leak/',
		mitigation: 'Restart the pod',
		leads: true,
	});
	expect(card({ runbooks: ['slow'] }).runbook).toMatchObject({ path: '/runbooks/slow/', minutes: 3, leads: false });
});

test('a runbook without a mitigation, or one that does not exist, is not on the card', () => {
	expect(card({ runbooks: ['empty'] })).not.toHaveProperty('runbook');
	expect(card({ runbooks: ['no-such-runbook'] })).not.toHaveProperty('runbook');
});

test('the first snippet is on the card', () => {
	expect(card({ snippets: ['fill-pool', 'other'] }).snippet).toEqual({ path: '/snippets/fill-pool/' });
});
