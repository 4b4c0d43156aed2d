import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isPlainSvg } from './plain.ts';
import { CONTENT_FOLDER } from '../places.ts';
import { DIAGRAM_FOLDER, diagramKey, renderedKeys, type StoredDiagram } from './store.ts';

const FOLDER = path.join(CONTENT_FOLDER, DIAGRAM_FOLDER);
const stored = readdirSync(FOLDER).map((name) => {
	return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as StoredDiagram;
});
const good = stored[0]?.svg ?? '';

test('every SVG of this site is plain', () => {
	expect(stored.length).toBeGreaterThan(5);
	expect(stored.filter(({ svg }) => !isPlainSvg(svg)).map(({ key }) => key)).toEqual([]);
});

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
	'<g class="x"\n onload="x"></g>',
	'<g/onload=alert(1)>',
	'</svg><b>x</b><svg class="dg">',
])('an SVG with %s is not plain', (part) => {
	expect(isPlainSvg(good)).toBe(true);
	expect(isPlainSvg(good.replace('</svg>', `${part}</svg>`))).toBe(false);
});

test('an SVG that was changed by hand, or has the name of another, counts as not rendered', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-drawn-'));
	const write = (source: string, change: Partial<StoredDiagram>) => {
		const key = diagramKey(source);
		const diagram = { key, source, title: 't', svg: good, text: [], ...change };
		return writeFile(path.join(folder, `${key}.svg.json`), JSON.stringify(diagram));
	};
	await write('flowchart a', {});
	await write('flowchart b', { svg: good.replace('</svg>', '<script>alert(1)</script></svg>') });
	await write('flowchart c', { source: 'flowchart d' });
	await writeFile(path.join(folder, '0123456789abcdef.svg.json'), 'no JSON');
	expect([...(await renderedKeys(folder))]).toEqual([diagramKey('flowchart a')]);
	await rm(folder, { recursive: true });
});
