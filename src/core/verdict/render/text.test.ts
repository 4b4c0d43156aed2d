import { describe, expect, test } from 'vitest';
import type { ErrorCard } from '../cards/card.ts';
import type { ForkCard } from '../cards/fork-card.ts';
import type { LocatedFork, LocatedMatch, LocatedResult } from './located.ts';
import { renderForkPage, renderVerdict, type VerdictView } from './text.ts';

const view: VerdictView = {
	cardOf: () => undefined,
	forkOf: () => undefined,
	urlOf: (path) => `https://kb.example${path}`,
	paint: (style, text) => (style === 'bold' ? `*${text}*` : text),
	next: ['hindsight draft LOG'],
};

const match: LocatedMatch = {
	error: 'pool-limit',
	title: 'The pool is full',
	verdict: 'known',
	template: 'limit of size <int:size> reached',
	span: [0, 26],
	params: [
		{ name: 'size', type: 'int', value: '5' },
		{ name: undefined, type: 'word', value: 'x' },
		{ name: 'empty', type: 'word', value: '' },
	],
	weight: 10,
	count: 1,
	matched: 'limit of size 5 reached',
	line: 3,
	column: 7,
};

const fork: LocatedFork = {
	target: { kind: 'runbook', id: 'which-cause' },
	template: 'deadline exceeded',
	span: [0, 17],
	weight: 10,
	matched: 'Deadline Exceeded',
	line: 1,
	column: 2,
};

const card: ErrorCard = {
	title: 'QueuePool limit reached',
	path: '/errors/pool-limit/',
	meaning: 'No connection is free.',
	fix: 'Count who holds them.',
	seen: [{ title: 'Orders API: 15 % of requests failed', path: '/postmortems/orders/' }],
};

const forkCard: ForkCard = {
	title: 'Which cause is it?',
	path: '/runbooks/which-cause/',
	summary: 'Several causes end in this message.',
	ask: { text: 'Is the server full?', path: '/runbooks/which-cause/#question-1' },
	causes: [
		{ name: 'Server full', ask: 'Is it full?', leads: 'Too many clients', path: '/runbooks/full/' },
		{ name: 'Leak', ask: 'Does it grow?', leads: 'Leak', path: '/runbooks/leak/' },
		{ name: 'Slow', ask: 'Is it slow?', path: '/runbooks/which-cause/#question-3' },
	],
};

const render = (result: Partial<LocatedResult>, changed: Partial<VerdictView> = {}) =>
	renderVerdict(
		{
			verdict: 'known',
			recognised: { codes: [], exceptions: [], components: [] },
			matches: [],
			forks: [],
			...result,
		},
		{ ...view, ...changed },
	);

describe('a known error', () => {
	test('says what it is, where it was found and what it captured', () => {
		expect(render({ matches: [match] })).toBe(`known  *The pool is full*
  page        https://kb.example/errors/pool-limit/
  found       line 3, column 7: limit of size 5 reached
  template    limit of size <int:size> reached
  values      size 5
`);
	});

	test('says what its page knows', () => {
		const runbook = { title: 'Requests wait', path: '/runbooks/wait/', mitigation: 'Restart', leads: true };
		expect(
			render(
				{ matches: [{ ...match, count: 2, template: 'QPL', params: [] }] },
				{ cardOf: () => ({ ...card, runbook }) },
			),
		).toBe(`known  *QueuePool limit reached*
  page        https://kb.example/errors/pool-limit/
  found       line 3, column 7, 2 times: limit of size 5 reached
  by          QPL
  meaning     No connection is free.
  first step  Count who holds them.
  runbook     Requests wait
              https://kb.example/runbooks/wait/
  seen in     Orders API: 15 % of requests failed
              https://kb.example/postmortems/orders/
`);
	});

	test('whose runbook tells several causes apart begins with its first question', () => {
		const text = render(
			{ matches: [match] },
			{
				cardOf: () => ({ ...card, fork: 'runbook:which-cause' }),
				forkOf: ({ kind, id }) => (kind === 'runbook' && id === 'which-cause' ? forkCard : undefined),
			},
		);
		expect(text).toContain('\n  ask first   Is the server full?\n');
		expect(text).toContain('\n  causes      Server full: Is it full?\n');
	});

	test('has the name of its page if nothing has a title', () => {
		const untitled: LocatedMatch = { ...match };
		delete untitled.title;
		expect(render({ matches: [untitled] })).toMatch(/^known {2}\*pool-limit\*\n/);
	});
});

test('a possible error says why', () => {
	const text = render({ matches: [{ ...match, verdict: 'possible', doubt: { why: 'code' } }] }, { cardOf: () => card });
	expect(text).toMatch(/^possible {2}\*QueuePool limit reached\*\n/);
	expect(text).toContain('\n  note        The text contains only the code of this error,');
	expect(text).not.toContain('runbook');
});

test('an error that other programs print too names what it may also be', () => {
	const others = [
		{ name: 'PostgreSQL', title: 'Too many clients', path: '/errors/clients/', differs: 'It says FATAL.' },
	];
	const text = render({ matches: [match] }, { cardOf: () => ({ ...card, others }) });
	expect(text).toContain(`
  or it is    PostgreSQL: It says FATAL.
              -> Too many clients
              https://kb.example/errors/clients/
`);
});

describe('a fork', () => {
	test('leads to the question that tells its causes apart', () => {
		expect(render({ forks: [fork] }, { forkOf: () => forkCard })).toBe(`possible  *Which cause is it?*
  page        https://kb.example/runbooks/which-cause/
  note        This message has several causes. Find out which one it is before you change anything.
  found       line 1, column 2: Deadline Exceeded
  template    deadline exceeded
  ask first   Is the server full?
              https://kb.example/runbooks/which-cause/#question-1
  causes      Server full: Is it full?
              -> Too many clients
              https://kb.example/runbooks/full/
              Leak: Does it grow?
              https://kb.example/runbooks/leak/
              Slow: Is it slow?
              https://kb.example/runbooks/which-cause/#question-3
`);
	});

	test('is still a link without its card; the name of an alert says so', () => {
		const alert = { ...fork, target: { kind: 'alert' as const, id: 'HighErrorRate' }, template: 'HighErrorRate' };
		const text = render({ forks: [alert] });
		expect(text).toMatch(
			/^possible {2}\*HighErrorRate\*\n {2}page {8}https:\/\/kb\.example\/alerts\/HighErrorRate\/\n/,
		);
		expect(text).toContain('\n  note        An alert says that something is wrong, but not what.');
		expect(text).toContain('\n  alert       HighErrorRate\n');
		expect(render({ forks: [{ ...fork, title: 'Told apart' }] })).toMatch(/^possible {2}\*Told apart\*/);
	});

	test('without a question has only its causes', () => {
		const { title, path, summary } = forkCard;
		expect(renderForkPage({ title, path, summary, causes: [] }, view)).toBe(`*Which cause is it?*
  page        https://kb.example/runbooks/which-cause/
  summary     Several causes end in this message.
`);
	});
});

describe('an unknown text', () => {
	test('says what was recognised in it', () => {
		expect(render({ recognised: { codes: ['53300'], exceptions: ['PoolError', 'TimeoutError'], components: [] } }))
			.toBe(`no match  No error page describes this text.
  names       code 53300
              exceptions PoolError, TimeoutError
  next        hindsight draft LOG
`);
	});

	test('says if nothing was', () => {
		expect(render({})).toContain('\n  names       no code, exception or component that this program knows\n');
	});
});
