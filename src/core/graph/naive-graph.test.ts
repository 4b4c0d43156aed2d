import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadContent } from '../../node/content/load-content.ts';
import { NO_BODY, type AnyDocument } from '../entry.ts';
import { KINDS, type Kind } from '../schema/primitives.ts';
import { buildGraph } from './index.ts';

/*
 * Compares the graph with a reading of the same documents that visits every pair of them. The reading knows nothing of the
 * graph's tables: it looks for each reference in turn, first among the ids and then among the aliases.
 */

test('links, back-links, neighbours and dangling links of the fixture content are those of a double loop', async () => {
	const root = path.join(import.meta.dirname, '../../..');
	const { documents } = await loadContent();
	expect(documents.length).toBeGreaterThan(40);
	const naive = documents.map((each) => naiveReading(each, readFileSync(path.join(root, each.file), 'utf8')));
	expectSameGraph(naive, documents);
});

/** Compares everything that the graph answers with the naive reading. */
function expectSameGraph(naive: readonly Naive[], all: readonly AnyDocument[]): void {
	const graph = buildGraph(all);
	const asked = new Set(naive.flatMap(({ name, aliases, refs }) => [name, ...aliases, ...refs]));
	for (const ref of asked) {
		const target = find(ref, naive);
		const found = target && all[naive.indexOf(target)];
		expect(graph.resolve(ref), ref).toBe(found);
		expect(graph.linksOf(ref).map(asText).sort(), `links of ${ref}`).toEqual(
			naive
				.filter((each) => each.name === target?.name)
				.flatMap(({ refs }) => refs)
				.sort(),
		);
		const sources = target
			? naive.filter((source) => source.name !== target.name && namesIt(source, target, naive))
			: [];
		const firsts = [...new Set(sources.map(({ name }) => name))].flatMap((name) => find(name, naive) ?? []);
		const backlinks = graph.backlinksOf(ref);
		expect(backlinks.map(({ entry }) => naive[all.indexOf(entry)]?.name).sort(), `back-links of ${ref}`).toEqual(
			firsts.map(({ name }) => name).sort(),
		);
		for (const { entry, edges } of backlinks) {
			const name = naive[all.indexOf(entry)]?.name;
			const links = naive.filter((source) => source.name === name).flatMap(({ refs }) => refs);
			expect(edges.map(asText).sort()).toEqual(links.filter((link) => find(link, naive) === target).sort());
		}
		expectSorted(backlinks.map(({ entry }) => naive[all.indexOf(entry)] as Naive));
		for (const kind of KINDS) {
			const linked = naive
				.filter((each) => each.name === target?.name)
				.flatMap(({ refs }) => refs.flatMap((link) => find(link, naive) ?? []));
			const expected = [...linked, ...firsts].filter((each) => each.kind === kind && each !== target);
			expect(
				graph
					.neighboursOf(ref, kind)
					.map((entry) => naive[all.indexOf(entry)]?.name)
					.sort(),
				`neighbours of ${ref}`,
			).toEqual([...new Set(expected.map(({ name }) => name))].sort());
		}
	}
	const aliases = naive.flatMap((each) => each.aliases).filter((alias) => !naive.some((each) => each.name === alias));
	expect(new Map(graph.aliases)).toEqual(new Map(aliases.map((alias) => [alias, find(alias, naive)?.name])));
	expect(graph.dangling.map(asText).sort()).toEqual(
		naive.flatMap(({ refs }) => refs.filter((ref) => !find(ref, naive))).sort(),
	);
}

function asText({ to, anchor }: { to: string; anchor: string | undefined }): string {
	return anchor === undefined ? to : `${to}#${anchor}`;
}

/** The document that a reference names: the first one with this id, otherwise the first one with this alias. */
function find(ref: string, all: readonly Naive[]): Naive | undefined {
	const name = ref.replace(/#.*$/s, '');
	for (const each of all) if (each.name === name) return each;
	for (const each of all) if (each.aliases.includes(name)) return find(each.name, all);
	return undefined;
}

function namesIt(source: Naive, target: Naive, all: readonly Naive[]): boolean {
	for (const ref of source.refs) if (find(ref, all) === target) return true;
	return false;
}

function expectSorted(listed: readonly Naive[]): void {
	for (const [at, { kind, title }] of listed.entries()) {
		const next = listed[at + 1];
		if (!next) return;
		const [own, other] = [KINDS.indexOf(kind), KINDS.indexOf(next.kind)];
		expect(own).toBeLessThanOrEqual(other);
		if (own === other) expect(title.localeCompare(next.title, 'en')).toBeLessThanOrEqual(0);
	}
}

/** A document as the naive reading sees it. */
interface Naive {
	/** `kind:id` */
	name: string;
	kind: Kind;
	title: string;
	/** `kind:alias` */
	aliases: string[];
	/** As written, with the anchor. */
	refs: string[];
}

/**
 * The references in a file, read from its text: every `](kind:id)`, except in code and in the fields that quote logs and
 * commands, and every value of the fields that name another page.
 */
function naiveReading({ kind, id }: AnyDocument, source: string): Naive {
	const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
	const data = parse(front) as { title?: string; aliases?: string[] };
	const prose = body
		.split(/^```/m)
		.filter((_, part) => part % 2 === 0)
		.join('')
		.replaceAll(/`[^`\n]*`/g, '');
	const refs = linksIn(prose);
	const visit = (value: unknown, at: string): void => {
		if (Array.isArray(value)) for (const each of value) visit(each, `${at}[]`);
		else if (typeof value === 'object' && value !== null) {
			for (const [key, each] of Object.entries(value)) visit(each, at === '' ? key : `${at}.${key}`);
		} else if (typeof value === 'string') {
			const named = FIELDS[kind][at];
			if (named !== undefined) refs.push(named === '' ? value : `${named}:${value}`);
			const isQuoted = /(?:^|\.)(?:check|codes|command|examples|nearMisses|output|pattern|template)(?:\[\])?$/.test(at);
			if (!isQuoted) refs.push(...linksIn(value.replaceAll(/`[^`]+`/g, '')));
		}
	};
	visit(data, '');
	return {
		name: `${kind}:${id}`,
		kind,
		title: data.title ?? id,
		aliases: (data.aliases ?? []).map((alias) => `${kind}:${alias}`),
		refs,
	};
}

function linksIn(text: string): string[] {
	return [...text.matchAll(/\]\(([a-z]+:[^\s)]+)\)/g)]
		.map(([, to = '']) => to)
		.filter((to) => (KINDS as readonly string[]).includes(to.split(':', 1)[0] ?? ''));
}

/** The fields that name a page, with the kind that each names; none if the value has the kind. */
const FIELDS: Record<Kind, Record<string, Kind | ''>> = {
	error: {
		'fixes[].runbook': 'runbook',
		'lookAlikes[].error': 'error',
		'runbooks[]': 'runbook',
		'signatures[].source.run': 'snippet',
		'signatures[].source.incident': 'postmortem',
		'snippets[]': 'snippet',
		'supersedes[]': 'error',
	},
	runbook: { 'errors[]': 'error', 'services[]': 'service', 'discriminators[].answers[].runbook': 'runbook' },
	postmortem: {
		'services[]': 'service',
		'errors[]': 'error',
		'runbooks[].id': 'runbook',
		'snippets[]': 'snippet',
		'claims[].snippet': 'snippet',
	},
	snippet: { 'variants[].expect.raises[]': 'error' },
	path: { 'items[].entry': '' },
	service: { 'dependencies[].service': 'service' },
	term: { 'see[]': '' },
};

/** Few names, so that documents share ids and aliases, link to themselves and link to nothing. */
const name = fc.constantFrom('a', 'b', 'c', 'constructor');
const ref = fc.record({
	to: fc.tuple(fc.constantFrom(...KINDS), name).map((parts) => parts.join(':')),
	anchor: fc.option(fc.constantFrom('steps', 'x'), { nil: undefined }),
});
const field = fc.constantFrom(
	...KINDS.flatMap((kind) => Object.entries(FIELDS[kind]).map(([at, named]) => ({ kind, at, named }))),
);
const written = fc.record({
	kind: fc.constantFrom(...KINDS),
	id: name,
	title: fc.constantFrom('Zeta', 'Älpha', 'alpha', 'Beta'),
	aliases: fc.array(name, { maxLength: 3 }),
	inFields: fc.array(fc.tuple(field, fc.constantFrom(...KINDS), name), { maxLength: 6 }),
	inText: fc.array(ref, { maxLength: 3 }),
	inCommand: fc.array(ref, { maxLength: 1 }),
	inBody: fc.array(ref, { maxLength: 3 }),
});

/** A document with references in its fields, texts and body. What looks like a reference in its command is none. */
const document = written.map(({ kind, id, title, aliases, inFields, inText, inCommand, inBody }) => {
	const data: Record<string, unknown> = { title, aliases };
	const refs = [...inText, ...inBody].map(asText);
	for (const [{ kind: owner, at, named }, targetKind, target] of inFields) {
		if (owner !== kind) continue;
		const value = named === '' ? `${targetKind}:${target}` : target;
		refs.push(named === '' ? value : `${named}:${value}`);
		put(data, at.split('.'), value);
	}
	put(data, ['notes[]', 'text'], inText.map((each) => `See [this](${asText(each)}).`).join(' '));
	put(data, ['notes[]', 'command'], inCommand.map((each) => `echo [this](${asText(each)})`).join(' '));
	const naive: Naive = {
		name: `${kind}:${id}`,
		kind,
		title,
		aliases: aliases.map((alias) => `${kind}:${alias}`),
		refs,
	};
	const position = { at: 'unknown' } as const;
	const body = { ...NO_BODY, refs: inBody.map((each) => ({ ref: asText(each), position })) };
	const file = `content/${kind}/${id}.mdx`;
	return { naive, document: { kind, id, file, data, body, locate: () => position } };
});

/** Adds a value to a document at a path such as `claims[].snippet`, always as another item of the list. */
function put(data: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: string): void {
	const key = step.replace('[]', '');
	if (!step.endsWith('[]')) {
		if (rest.length === 0) data[key] = value;
		else put((data[key] ??= {}) as Record<string, unknown>, rest, value);
		return;
	}
	const list = (data[key] ??= []) as unknown[];
	if (rest.length === 0) list.push(value);
	else {
		const item = {};
		list.push(item);
		put(item, rest, value);
	}
}

test('links, back-links, neighbours and dangling links of generated documents are those of a double loop', () => {
	fc.assert(
		fc.property(fc.array(document, { maxLength: 9 }), (all) => {
			expectSameGraph(
				all.map((each) => each.naive),
				all.map((each) => each.document),
			);
		}),
		{ numRuns: 300 },
	);
});
