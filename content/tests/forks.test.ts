import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeIo } from '../../src/cli/io/fake-io.ts';
import { run as explain } from '../../src/cli/commands/explain.ts';
import { run as matchCommand } from '../../src/cli/commands/match.ts';
import { openKnowledge } from '../../src/cli/knowledge.ts';
import { buildDirectory, factsOf } from '../../src/core/alerts/directory.ts';
import { resolvePath } from '../../src/core/alerts/address.ts';
import type { Entry } from '../../src/core/entry.ts';
import { match } from '../../src/core/match/runtime.ts';
import { enginesIn } from '../../src/core/runbook/command/engines.ts';
import { cardOf } from '../../src/core/verdict/cards/card-of.ts';
import { forkCardOf, forkCards } from '../../src/core/verdict/cards/fork-card.ts';

const knowledge = await openKnowledge({ content: 'content', baseUrl: 'https://kb.example', warn: () => undefined });
if ('problem' in knowledge) throw new Error(knowledge.problem);
const graph = await knowledge.loadGraph();
const runbooks = graph.documents.filter((entry): entry is Entry<'runbook'> => entry.kind === 'runbook');
const directory = buildDirectory(runbooks.map(factsOf));
const FORK = '/runbooks/pool-or-something-else/';

describe('an alert with several causes', () => {
	test.each(['HighErrorRate', 'ApiUnavailableRatioHigh', 'DatabasePoolSaturated', 'DatabasePoolTimeouts'])(
		'%s leads to the page that tells them apart: by its address, its card and its rules',
		(alert) => {
			const resolved = resolvePath(`/alerts/${alert}/`, directory);
			expect(resolved.is === 'alert' && resolved.runbooks[0]?.id).toBe('pool-or-something-else');
			const card = forkCardOf({ kind: 'alert', id: alert }, graph);
			expect(card).toMatchObject({ path: FORK, ask: { path: `${FORK}#question-1` } });
			expect(card?.causes.length).toBeGreaterThan(1);
		},
	);

	test('is shown with its other runbooks, each with the question that leads to it', () => {
		const card = forkCardOf({ kind: 'alert', id: 'ApiUnavailableRatioHigh' }, graph);
		expect(card?.causes.map(({ path }) => path)).toEqual([
			'/runbooks/api-503-pool-full/',
			'/runbooks/too-many-server-connections/',
		]);
		expect(card?.causes.map(({ name }) => name)).toEqual(['Pool too small', 'Server limit']);
	});

	test('the causes of a 401 are told apart too', () => {
		const resolved = resolvePath('/alerts/UnauthorizedRatioHigh/', directory);
		expect(resolved.is === 'alert' && resolved.runbooks.map(({ id }) => id)).toEqual(['api-401-which-cause']);
	});

	test('every fork has a question and at least two causes, with addresses of this site', () => {
		const cards = Object.entries(forkCards(graph)).filter(([name]) => name.startsWith('runbook:'));
		expect(cards.length).toBeGreaterThanOrEqual(2);
		for (const [name, { ask, causes }] of cards) {
			expect(ask, name).toBeDefined();
			expect(causes.length, name).toBeGreaterThan(1);
			for (const { path } of causes) expect(path).toMatch(/^\/runbooks\/[a-z0-9-]+\/(#question-\d)?$/);
		}
	});
});

describe('no button of a verdict leads to the commands of another database', () => {
	const errors = [...knowledge.errors.values()];
	const enginesOf = ({ data, body }: Entry<'runbook'>): Set<string> =>
		new Set(
			[
				...data.mitigations.flatMap(({ command, check }) => [command, check ?? '']),
				...data.discriminators.map(({ command }) => command),
				...body.fences.map(({ code }) => code),
			].flatMap(enginesIn),
		);
	const engines = new Map(runbooks.map((runbook) => [runbook.id, enginesOf(runbook)]));

	test('the engines of the runbooks are recognised', () => {
		expect([...(engines.get('too-many-server-connections') ?? [])]).toEqual(['PostgreSQL']);
		expect(engines.get('auth-service-slow-under-load')).toEqual(new Set());
	});

	test('there are errors of an engine, with runbooks that have its commands', () => {
		const ofEngine = errors.filter(({ data }) =>
			[data.component, ...data.tags].some((name) => enginesIn(name).length > 0),
		);
		const linked = ofEngine.flatMap(({ data }) => data.runbooks).filter((id) => (engines.get(id)?.size ?? 0) > 0);
		expect([errors.length, ofEngine.length, linked.length].map((count) => count > 5)).toEqual([true, true, true]);
	});

	test.each(errors.map((error) => [error.id, error] as const))('%s', (_, error) => {
		const { component, tags, fixes, runbooks: listed } = error.data;
		const own = new Set([component, ...tags].flatMap(enginesIn));
		const button = cardOf(error, graph).runbook?.path.split('/').at(-2);
		const linked = [...fixes.map(({ runbook }) => runbook), ...listed, button].filter((id) => id !== undefined);
		const listing = runbooks.filter(({ data }) => data.errors.includes(error.id)).map(({ id }) => id);
		for (const id of [...linked, ...listing]) {
			const spoken = engines.get(id);
			expect(spoken, `${id} exists`).toBeDefined();
			if (own.size > 0)
				expect(
					[...(spoken ?? [])].filter((engine) => !own.has(engine as never)),
					id,
				).toEqual([]);
		}
	});

	test('a deadline of a payment call does not open the page of another service', () => {
		const error = knowledge.errors.get('grpc-deadline-exceeded');
		expect(error && cardOf(error, graph).runbook?.path).toBe(FORK);
	});
});

test('of log lines that only look like these errors, at most 2 % lead to a fork', () => {
	const lines = readFileSync(path.join(import.meta.dirname, 'near-topic.jsonl'), 'utf8')
		.trim()
		.split('\n');
	const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
	expect(texts.length).toBeGreaterThanOrEqual(1000);
	expect(match(knowledge.index, '[ERROR] Pool exhausted, waiting for available connection').forks).toHaveLength(1);
	const forked = texts.filter((text) => match(knowledge.index, text).forks.length > 0);
	expect(forked.length / texts.length, forked.slice(0, 5).join('\n')).toBeLessThanOrEqual(0.02);
});

// These tests read the whole content.
describe('a terminal shows a fork', { timeout: 60_000 }, () => {
	const LINE = '[ERROR] Pool exhausted, waiting for available connection';

	test('with its first question and its causes, and exits as if no error is known', async () => {
		const io = fakeIo([LINE]);
		expect(await matchCommand(['--base-url', 'https://kb.example'], io)).toBe(1);
		expect(io.written.stdout).toMatchInlineSnapshot(`
			"possible  Slow requests, 503 or 500, is it the pool or something else
			  page        https://kb.example/runbooks/pool-or-something-else/
			  note        This message has several causes. Find out which one it is before you change anything.
			  found       line 1, column 9: Pool exhausted, waiting for available connection
			  template    Pool exhausted, waiting for available connection
			  ask first   Does a page that does not exist answer late? It needs no database, no pool and no worker
			              thread.
			              https://kb.example/runbooks/pool-or-something-else/#question-1
			  causes      Event loop blocked: Does a page that does not exist answer late? It needs no database,
			              no pool and no worker thread.
			              -> AuthService or another async service is slow, its event loop is blocked
			              https://kb.example/runbooks/auth-service-slow-under-load/
			              Server limit: Are the server's connection slots used up?
			              -> PostgreSQL refuses connections, too many clients
			              https://kb.example/runbooks/too-many-server-connections/
			              Slow statement or lock: Do statements run, or wait, for more than a second?
			              https://kb.example/runbooks/pool-or-something-else/#question-3
			              Leak: Are transactions silent for longer than any request may take?
			              -> Connections leak, and the pool fills until the next restart
			              https://kb.example/runbooks/connection-leak/
			              Idle in transaction: Do transactions mostly wait for the application? Ask three times.
			              https://kb.example/runbooks/pool-or-something-else/#question-5
			              Pool too small: Is the pool full of short, honest work? Ask this one last.
			              -> API returns 503 or 500, the pool is full
			              https://kb.example/runbooks/api-503-pool-full/
			"
		`);
	});

	test('in JSON, next to the errors', async () => {
		const io = fakeIo([LINE]);
		await matchCommand(['--json', '--base-url', 'https://kb.example'], io);
		const printed = JSON.parse(io.written.stdout) as { verdict: string; matches: unknown[]; forks: object[] };
		expect(printed).toMatchObject({
			verdict: 'possible',
			matches: [],
			forks: [
				{
					kind: 'runbook',
					id: 'pool-or-something-else',
					verdict: 'possible',
					url: `https://kb.example${FORK}`,
					ask: { url: `https://kb.example${FORK}#question-1` },
				},
			],
		});
	});

	test.each(['HighErrorRate', 'higherrorrate', 'https://kb.example/alerts/HighErrorRate/', 'pool-or-something-else'])(
		'explain %s prints the questions that tell the causes apart',
		async (name) => {
			const io = fakeIo();
			expect(await explain([name, '--base-url', 'https://kb.example'], io)).toBe(0);
			expect(io.written.stdout).toContain('Slow requests, 503 or 500, is it the pool or something else');
			expect(io.written.stdout).toContain('ask first');
			expect(io.written.stdout).toContain('https://kb.example/runbooks/connection-leak/');
		},
	);
});
