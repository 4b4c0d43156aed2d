import { describe, expect, test } from 'vitest';
import { NO_BODY, type AnyDocument, type BodyFacts } from '../entry.ts';
import type { Kind } from '../schema/primitives.ts';
import { buildGraph } from './index.ts';

function document(kind: Kind, id: string, data: object, body: Partial<BodyFacts> = {}): AnyDocument {
	return {
		kind,
		id,
		file: `content/${kind}/${id}.mdx`,
		data: { title: `${kind} ${id}`, ...data },
		body: { ...NO_BODY, ...body },
		locate: () => ({ at: 'unknown' }),
	};
}

const link = (ref: string) => ({ ref, position: { at: 'source', line: 9, column: 1 } }) as const;

const leak = document('error', 'leak', {
	runbooks: ['find-leak'],
	fixes: [{ text: 'Follow [the steps](runbook:find-leak#steps).', runbook: 'find-leak' }],
	examples: ['[this](runbook:is-a-log-line)'],
});
const findLeak = document('runbook', 'find-leak', { aliases: ['leak-hunt'], errors: ['leak', 'too-many'] });
const incident = document(
	'postmortem',
	'first',
	{ errors: ['leak'], runbooks: [{ id: 'leak-hunt', outcome: 'worked' }] },
	{ refs: [link('error:leak#meaning'), link('error:gone'), link('postmortem:first')] },
);
const path = document('path', 'pools', { items: [{ entry: 'error:leak' }, { entry: 'postmortem:first' }] });
const graph = buildGraph([leak, findLeak, incident, path]);

describe('resolving', () => {
	test('an id, an alias and either with an anchor lead to the same document', () => {
		for (const ref of ['runbook:find-leak', 'runbook:leak-hunt', 'runbook:leak-hunt#steps']) {
			expect(graph.resolve(ref)).toBe(findLeak);
		}
	});

	test('the kind is part of the name', () => {
		expect(graph.resolve('error:find-leak')).toBeUndefined();
		expect(graph.resolve('find-leak')).toBeUndefined();
	});

	test('an alias never hides a document with that id', () => {
		const thief = document('error', 'thief', { aliases: ['leak'] });
		expect(buildGraph([thief, leak]).resolve('error:leak')).toBe(leak);
	});
});

describe('links', () => {
	test('come from fields, from front matter text and from bodies, but not from examples', () => {
		expect(graph.linksOf('error:leak').map(({ to, anchor, via, field }) => ({ to, anchor, via, field }))).toEqual([
			{ to: 'runbook:find-leak', anchor: undefined, via: 'field', field: 'fixes.runbook' },
			{ to: 'runbook:find-leak', anchor: undefined, via: 'field', field: 'runbooks' },
			{ to: 'runbook:find-leak', anchor: 'steps', via: 'text', field: 'fixes.text' },
		]);
		expect(graph.linksOf('postmortem:first').filter(({ via }) => via === 'body')).toHaveLength(3);
	});

	test('to a document that does not exist are dangling', () => {
		expect(graph.dangling.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
			'runbook:find-leak -> error:too-many',
			'postmortem:first -> error:gone',
		]);
	});
});

describe('back-links', () => {
	test('name each source once, by kind and title, with all its links', () => {
		expect(graph.backlinksOf('error:leak').map(({ entry, edges }) => [entry.id, edges.length])).toEqual([
			['find-leak', 1],
			['first', 2],
			['pools', 1],
		]);
	});

	test('through an alias count for the document that it names', () => {
		expect(graph.backlinksOf('runbook:find-leak').map(({ entry }) => entry.id)).toEqual(['leak', 'first']);
	});

	test('leave out links of a document to itself', () => {
		expect(graph.backlinksOf('postmortem:first').map(({ entry }) => entry.id)).toEqual(['pools']);
	});

	test('of a document that does not exist are empty', () => {
		expect(graph.backlinksOf('error:gone')).toEqual([]);
	});
});

test('neighbours are the documents that it links to and that link to it, each once', () => {
	expect(graph.neighboursOf('error:leak', 'runbook')).toEqual([findLeak]);
	expect(graph.neighboursOf('error:leak', 'postmortem')).toEqual([incident]);
	expect(graph.neighboursOf('error:leak', 'error')).toEqual([]);
});

test('the closest existing name stays within the kind', () => {
	expect(graph.closestRef('runbook:find-leaks')).toBe('runbook:find-leak');
	expect(graph.closestRef('term:find-leak')).toBeUndefined();
	expect(graph.closestRef('runbok:find-leak')).toBeUndefined();
});
