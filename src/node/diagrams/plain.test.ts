import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlainSvg } from './plain.ts';
import { CONTENT_FOLDER } from '../places.ts';
import { DIAGRAM_FOLDER, diagramKey, faultOfDiagram, readDiagram, type StoredDiagram } from './store.ts';

const SITE = path.join(CONTENT_FOLDER, DIAGRAM_FOLDER);
const FIXTURE = path.join(import.meta.dirname, '../../../tests/fixtures/site/content', DIAGRAM_FOLDER);
const stored = [SITE, FIXTURE].flatMap((folder) =>
	readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as StoredDiagram),
);
const good = stored.find(({ svg }) => svg.includes('<marker')) as StoredDiagram;
const changed = (change: Partial<StoredDiagram>) => faultOfDiagram({ ...good, ...change }, good.key);

test('every diagram of this site may go into a page', () => {
	expect(stored.length).toBeGreaterThan(5);
	expect(stored.filter((diagram) => faultOfDiagram(diagram, diagram.key)).map(({ key }) => key)).toEqual([]);
});

describe('not plain is an SVG', () => {
	test.each([
		'<script>alert(1)</script>',
		'<script href="/snippets/x/x.js"/>',
		'<a href="javascript:alert(1)"><text x="1" y="1">x</text></a>',
		'<g onload="alert(1)"></g>',
		'<path d="M0 0" style="x"/>',
		'<image href="//example.org/x"/>',
		'<use href="#x"/>',
		'<foreignObject><b>x</b></foreignObject>',
		'<g class="x" marker-end="url(//example.org/x#y)"></g>',
		'<style>@import "//example.org"</style>',
		'<text x="1" y="1"><animate attributeName="href"/></text>',
		'<!-- x --><![CDATA[<b>]]>',
		"<g class='x'></g>",
		'<G class="x"></G>',
		'<g class="dg-node"\n onload="x"></g>',
		'<g/onload=alert(1)>',
		'</svg><b>x</b><svg class="dg">',
		'</svg><svg class="dg">',
		// An element that is open, or closed twice, changes what the rest of the page is.
		'<title>',
		'<title><title>',
		'<g class="dg-node">',
		'<text x="1" y="1">',
		'</g>',
		'<title></title>',
		'<g class="dg-node"><title>x</title></g>',
		'<g class="dg-node"><g class="dg-node"></g></g>',
		'<path d="M0 0"></path>',
		'<text x="1" y="1"/>',
		// Names that every object has, in place of an element or an attribute.
		'<constructor>',
		'<constructor x="1">',
		'<constructor x="1"/>',
		'<g constructor="1"></g>',
		// Ids and classes of the page.
		'<g id="main"></g>',
		'<g class="skip-link"></g>',
		'<g class="dg-node" class="dg-node"></g>',
		// Text that is not in a label, and entities.
		'text',
		'<g class="dg-node">text</g>',
		'<g class="dg-node"><text x="1" y="1">&#112;ool</text></g>',
		'<g class="dg-node"><text x="1" y="1">&nbsp;</text></g>',
	])('with %s', (part) => {
		expect(changed({})).toBeUndefined();
		expect(changed({ svg: good.svg.replace('</svg>', `${part}</svg>`) })).toBe('not plain');
	});

	test.each([
		['without a root', ''],
		['of text', 'x'],
		['whose title is open', '<svg class="dg"><title><title></svg>'],
		['with two roots', `${good.svg}${good.svg}`],
		['with a title after its root', '<svg class="dg"></svg><title id="x"><svg class="dg"></svg>'],
		['without a title and a description', '<svg class="dg"></svg>'],
		['with the ids of another diagram', good.svg.replaceAll(good.key, '0123456789abcdef')],
		['with a text after it', `${good.svg} `],
		['that is cut off', good.svg.slice(0, -1)],
	])('%s', (_, svg) => {
		expect(readPlainSvg(svg, good.key)).toBeUndefined();
		expect(changed({ svg })).toBe('not plain');
	});

	test('cut off anywhere, or without one of its tags', () => {
		for (let length = 0; length < good.svg.length; length += 1) {
			expect(readPlainSvg(good.svg.slice(0, length), good.key)).toBeUndefined();
		}
		const tags = [...good.svg.matchAll(/<\/?(?:svg|title|desc|defs|marker|g|text|tspan)\b[^>]*>/g)];
		expect(tags.length).toBeGreaterThan(20);
		for (const { 0: tag, index } of tags) {
			const svg = good.svg.slice(0, index) + good.svg.slice(index + tag.length);
			expect(readPlainSvg(svg, good.key), tag).toBeUndefined();
		}
	});
});

describe('a diagram says something else than its source', () => {
	test.each<[string, Partial<StoredDiagram>]>([
		['in its title', { title: '</title></svg><h1>Wrong</h1>' }],
		['in its title, although the words are in the source', { title: good.title.slice(1) }],
		['in the title of its SVG', { svg: good.svg.replace(good.title, 'Wrong') }],
		['in its description', { svg: good.svg.replace(/(<desc id="\w+">)[^<]*/, '$1Wrong') }],
		['in a label', { svg: good.svg.replace(/(<text [^>]*>)[^<]*/, '$1Wrong') }],
		['in its text', { text: [...good.text, 'The password is hunter2.'] }],
	])('%s', (_, change) => {
		expect(changed(change)).toBe('other text');
	});
});

test('a file that is not exactly what is rendered counts as not rendered, and never ends in an exception', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-drawn-'));
	const write = (key: string, diagram: unknown) => {
		const text = typeof diagram === 'string' ? diagram : JSON.stringify(diagram);
		return writeFile(path.join(folder, `${key}.svg.json`), text);
	};
	const cases: unknown[] = [
		...[
			'no JSON',
			'',
			'null',
			'[]',
			'{}',
			{},
			{ source: 5, svg: 'x' },
			{ ...good, text: undefined },
			{ ...good, text: [{}] },
		],
		...[
			{ ...good, title: undefined },
			{ ...good, svg: 5 },
			{ ...good, more: 1 },
			{ ...good, key: 'x' },
		],
		{ ...good, source: `${good.source}\n%% changed` },
	];
	for (const diagram of cases) {
		await write(good.key, diagram);
		expect(await readDiagram(folder, good.key), JSON.stringify(diagram)).toBeUndefined();
	}
	await write('0123456789abcdef', good);
	expect(await readDiagram(folder, '0123456789abcdef')).toBeUndefined();
	await write(good.key, good);
	expect(await readDiagram(folder, good.key)).toEqual(good);
	expect(diagramKey(good.source)).toBe(good.key);
	await rm(folder, { recursive: true });
});
