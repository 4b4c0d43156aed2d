import { describe, expect, test } from 'vitest';
import { NO_BODY, type AnyEntry, type Entry } from '../../entry.ts';
import { buildGraph } from '../../graph/index.ts';
import { RunbookSchema } from '../../schema/kinds/runbook.ts';
import { findFork, forkCardOf, forkCards } from './fork-card.ts';

function runbook(id: string, fields: object = {}): Entry<'runbook'> {
	const data = RunbookSchema.parse({ title: `Runbook ${id}`, summary: `Summary of ${id}.`, ...fields });
	return { kind: 'runbook', id, file: `${id}.mdx`, data, body: NO_BODY, locate: () => ({ at: 'unknown' }) };
}

function question(lookAlike: string, runbooks: (string | undefined)[]): object {
	const answers = runbooks.map((id) => ({ pattern: 'x', means: 'It means x.', next: 'Question 1.', runbook: id }));
	return { lookAlike, ask: `Is it ${lookAlike}?`, command: 'true', answers };
}

const which = runbook('which-cause', {
	summary: 'Not yet [the leak](runbook:leak), see [](runbook:server-full).',
	alerts: ['ApiSlow'],
	signals: [{ template: 'deadline exceeded' }],
	discriminators: [
		question('1. the server', ['server-full', 'server-full', 'which-cause', undefined]),
		question('the pool', ['leak', 'server-full']),
		question('the network', [undefined]),
		question('a removed cause', ['no-such-runbook']),
	],
});
const full = runbook('server-full', {
	symptoms: ['`53300` in the log.'],
	alerts: ['ApiSlow', 'ServerFull', 'BothFull'],
});
const leak = runbook('leak', { alerts: ['apislow', 'BothFull'] });
const graph = buildGraph<AnyEntry>([leak, full, which]);
const SERVER_FULL = '/runbooks/server-full/';

describe('the card of a runbook', () => {
	test('has its first question, and a cause for each question', () => {
		expect(forkCardOf({ kind: 'runbook', id: 'which-cause' }, graph)).toEqual({
			title: 'Runbook which-cause',
			path: '/runbooks/which-cause/',
			summary: 'Not yet the leak, see Runbook server-full.',
			ask: { text: 'Is it 1. the server?', path: '/runbooks/which-cause/#question-1' },
			causes: [
				{ name: 'the server', ask: 'Is it 1. the server?', leads: 'Runbook server-full', path: SERVER_FULL },
				{ name: 'the pool', ask: 'Is it the pool?', path: '/runbooks/which-cause/#question-2' },
				{ name: 'the network', ask: 'Is it the network?', path: '/runbooks/which-cause/#question-3' },
				{ name: 'a removed cause', ask: 'Is it a removed cause?', path: '/runbooks/which-cause/#question-4' },
			],
		});
	});

	test('does not exist without the runbook', () => {
		expect(forkCardOf({ kind: 'runbook', id: 'no-such-runbook' }, graph)).toBeUndefined();
	});
});

describe('the card of an alert', () => {
	const cardOf = (id: string) => forkCardOf({ kind: 'alert', id }, graph);

	test('is that of its only runbook', () => {
		expect(cardOf('ServerFull')).toEqual({
			title: 'Runbook server-full',
			path: SERVER_FULL,
			summary: 'Summary of server-full.',
			causes: [],
		});
	});

	test('is that of the runbook that tells causes apart, with the other runbooks as causes', () => {
		expect(cardOf('ApiSlow')).toMatchObject({
			title: 'Runbook which-cause',
			ask: { path: '/runbooks/which-cause/#question-1' },
			causes: [
				// No question leads only to this runbook.
				{ name: 'Runbook leak', ask: '', leads: 'Runbook leak', path: '/runbooks/leak/' },
				{ name: 'the server', ask: 'Is it 1. the server?', leads: 'Runbook server-full', path: SERVER_FULL },
			],
		});
	});

	test('lists all its runbooks by their symptoms if none of them tells causes apart', () => {
		const card = cardOf('BothFull');
		expect(card).toMatchObject({ title: 'BothFull', path: '/alerts/BothFull/' });
		expect(card).not.toHaveProperty('ask');
		expect(card?.causes).toEqual([
			{ name: 'Runbook leak', ask: '', leads: 'Runbook leak', path: '/runbooks/leak/' },
			{ name: 'Runbook server-full', ask: '53300 in the log.', leads: 'Runbook server-full', path: SERVER_FULL },
		]);
	});

	test('does not exist if no runbook lists the alert', () => {
		expect(cardOf('NoSuchAlert')).toBeUndefined();
	});
});

test('a fork is found by the name of an alert or a runbook, in any case, and by a link', () => {
	const pathOf = (name: string) => findFork(name, graph)?.path;
	expect(pathOf('bothfull')).toBe('/alerts/bothfull/');
	expect(pathOf('https://kb.example/runbooks/Which-Cause/#question-1')).toBe('/runbooks/which-cause/');
	expect(pathOf('runbook:leak')).toBe('/runbooks/leak/');
	expect(pathOf('nothing')).toBeUndefined();
});

test('a paste can lead to runbooks with signals and to all alerts', () => {
	expect(Object.keys(forkCards(graph)).sort()).toEqual(
		['alert:ApiSlow', 'alert:BothFull', 'alert:ServerFull', 'alert:apislow', 'runbook:which-cause'].sort(),
	);
});
