import { expect, test } from 'vitest';
import { NO_BODY, type AnyEntry, type Entry } from '../../entry.ts';
import { buildGraph } from '../../graph/index.ts';
import { ErrorSchema } from '../../schema/kinds/error.ts';
import { RunbookSchema } from '../../schema/kinds/runbook.ts';
import { inlineText, renderErrorPage } from './page-text.ts';

const COMMON = { body: NO_BODY, locate: () => ({ at: 'unknown' }) as const };

function error(id: string, fields: object = {}): Entry<'error'> {
	const data = ErrorSchema.parse({
		title: `Error ${id} happened`,
		component: 'Broker',
		signatures: [{ template: 'broker queue depth exceeded' }],
		examples: ['broker queue depth exceeded'],
		meaning: 'The queue is full.',
		fixes: [{ text: 'Read faster.' }],
		...fields,
	});
	return { ...COMMON, kind: 'error', id, file: `${id}.mdx`, data };
}

const runbook: Entry<'runbook'> = {
	...COMMON,
	kind: 'runbook',
	id: 'wait',
	file: 'wait.mdx',
	data: RunbookSchema.parse({ title: 'Messages `wait`', summary: 'x' }),
};

function render(page: Entry<'error'>, ...others: AnyEntry[]): string {
	return renderErrorPage(page, 'The body.', {
		graph: buildGraph<AnyEntry>([page, runbook, ...others]),
		urlOf: (path) => `https://kb.example${path}`,
		paint: (style, text) => (style === 'bold' ? `*${text}*` : text),
	});
}

test('a page without optional parts has no empty sections', () => {
	expect(render(error('full'))).toBe(`*Error full happened*
Broker
https://kb.example/errors/full/

The queue is full.

*Do this*
1. Read faster.

*How it looks in logs*
  broker queue depth exceeded

The body.
`);
});

test('fixes, look-alikes and runbooks have the titles and addresses of the pages that they name', () => {
	const text = render(
		error('full', {
			codes: ['B1', 'B2'],
			fixes: [{ text: 'Start [](runbook:wait).', runbook: 'wait' }, { text: 'Wait.' }],
			lookAlikes: [{ error: 'gone', differs: 'Nothing answers.' }],
			runbooks: ['wait'],
		}),
		error('gone'),
	);
	expect(text).toContain('\nBroker (B1, B2)\n');
	expect(text).toContain('1. Start Messages wait.\n   https://kb.example/runbooks/wait/\n2. Wait.\n\n');
	expect(text).toContain('\n- Error gone happened (gone): Nothing answers.\n');
	expect(text).toContain('*Runbooks*\nMessages wait\nhttps://kb.example/runbooks/wait/\n');
});

test('a page that does not exist has its id in place of a title', () => {
	const text = render(error('full', { lookAlikes: [{ error: 'gone', differs: 'x' }], runbooks: ['no-such-runbook'] }));
	expect(text).toContain('\n- gone (gone): x\n');
	expect(text).toContain('*Runbooks*\nno-such-runbook\nhttps://kb.example/runbooks/no-such-runbook/\n');
});

test('the other lines of a long fix are indented by the width of its number', () => {
	const text = render(error('full', { fixes: [{ text: `${'word '.repeat(18)}tail ends here` }] }));
	expect(text).toContain(`1. ${'word '.repeat(17)}word\n   tail ends here\n`);
});

test('a link without text gets the title of its entry, or else the last part of the link', () => {
	const graph = buildGraph<AnyEntry>([runbook]);
	expect(inlineText('See [](runbook:wait), [that](runbook:wait) or [](term:overflow).', graph)).toBe(
		'See Messages wait, that or overflow.',
	);
});
