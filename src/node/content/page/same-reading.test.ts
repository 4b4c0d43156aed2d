import fc from 'fast-check';
import { load } from 'js-yaml';
import { parseFrontmatter } from 'astro/markdown';
import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBody } from '../../../markdown/parse-body.ts';
import { splitFrontMatter } from './front-matter.ts';
import { parseYaml } from './parse-yaml.ts';
import { readAsSite } from './read-as-site.ts';
import { readPage } from './read-page.ts';
import { firstDifference } from './same-value.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-reading-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads a page from a file, as the check does. */
async function check(source: string) {
	const absolute = path.join(folder, 'page.mdx');
	await writeFile(absolute, source);
	return readPage({ absolute, file: 'content/glossary/page.mdx', kind: 'term', id: 'page' });
}

/** Fragments from which an attacker would build a page that the check and the site read differently. */
const PIECE = fc.constantFrom(
	...[
		'---',
		'+++',
		'--- ',
		'----',
		'---\n',
		'\n---\n',
		'\n+++\n',
		' ---',
		'...',
		'\n...\n',
		'%YAML 1.1\n',
		'---x',
		'\r---',
	],
	...[
		'\n',
		'\r',
		'\r\n',
		'\u2028',
		'\u2029',
		'\u0085',
		'\f',
		'\v',
		'\u00a0',
		'\ufeff',
		'\t',
		'  ',
		'\u2028---\n',
		'\r~~~text\r',
	],
	...['~~~text\n', '```\n', '~~~', 'export const p = 1\n', 'import a from "b"\n', '<Note>x</Note>', '{1}', '<b>'],
	...[
		'title: x\n',
		'definition: |\n',
		'  A text.\n',
		'a: &b 1\n',
		'c: *b\n',
		'<<: {a: 1}\n',
		'"a": 1\n',
		"'a': 1\n",
		'? a\n: b\n',
	],
	...[
		'!!binary aGk=\n',
		'd: 0o17\n',
		'd: 017\n',
		'd: yes\n',
		'd: 1_000\n',
		'd: 2001-01-01\n',
		'd: 0x1F\n',
		'd: .5\n',
		'd: 1e3\n',
		'd: ~\n',
	],
	...[
		'd: 12:30:45\n',
		'd: .inf\n',
		'd: !!str 1\n',
		'd: "\\u2028"\n',
		'd: [a, b]\n',
		'd: {a: b}\n',
		'# a\n',
		'- a\n',
		'__proto__: 1\n',
		'd: =\n',
	],
);
const PAGE = fc.oneof(
	fc.array(PIECE, { maxLength: 14 }).map((pieces) => pieces.join('')),
	fc.array(PIECE, { maxLength: 10 }).map((pieces) => `---\ntitle: Pool\ndefinition: Text.\n${pieces.join('')}`),
	fc
		.tuple(fc.array(PIECE, { maxLength: 5 }), fc.array(PIECE, { maxLength: 6 }))
		.map(([fields, body]) => `---\ntitle: Pool\ndefinition: Text.\n${fields.join('')}\n---\n${body.join('')}`),
);

describe('the check and the site read the same', () => {
	test('body, unless the page has a fault', async () => {
		let divided = 0;
		await fc.assert(
			fc.asyncProperty(PAGE, async (source) => {
				const { document, faults } = await check(source);
				if (faults.length > 0) return;
				divided += 1;
				const { content, frontmatter } = parseFrontmatter(source, { frontmatter: 'empty-with-spaces' });
				const fields = frontmatter as Record<string, unknown>;
				expect(document.body).toEqual(parseBody(content, { file: 'content/glossary/page.mdx', firstLine: 1 }).facts);
				expect({ title: fields['title'], definition: String(fields['definition']).trim() }).toEqual({
					title: (document.data as Record<string, unknown>)['title'],
					definition: (document.data as Record<string, unknown>)['definition'],
				});
			}),
			{ numRuns: 400 },
		);
		// The property would prove nothing if every generated page had a fault.
		expect(divided).toBeGreaterThan(10);
	});

	test('boundary between fields and body, with or without a fault', () => {
		let divided = 0;
		fc.assert(
			fc.property(PAGE, (source) => {
				const split = splitFrontMatter(source);
				const site = readAsSite(source);
				if (!split.found || 'problem' in site) return;
				divided += 1;
				expect(site.body).toHaveLength(source.length);
				expect(site.body.endsWith(split.body)).toBe(true);
				expect(site.body.slice(0, source.length - split.body.length).trim()).toBe('');
				expect(site.yaml.trimStart()).toBe(split.yaml.trimStart());
			}),
			{ numRuns: 2000 },
		);
		expect(divided).toBeGreaterThan(50);
	});

	test('fields, because fields that the two YAML readers read differently are a fault', async () => {
		for (const field of [
			'd: 017',
			'd: 12:30:45',
			'd: !!binary aGk=',
			'd: !!set {a}',
			'd: 0o17',
			'd: yes',
			'd: =',
			'? a\n: b',
		]) {
			const source = `---\ntitle: Pool\ndefinition: Text.\n${field}\n---\n`;
			const ours = parseYaml(`title: Pool\ndefinition: Text.\n${field}\n`, { file: 'x', firstLine: 2 });
			const site = readAsSite(source);
			const differs =
				ours.faults.length > 0 || 'problem' in site || firstDifference(ours.value, site.fields) !== undefined;
			const { faults } = await check(source);
			const named = faults.map(({ rule }) => rule);
			if (differs) expect(named, field).toSatisfy((rules: string[]) => rules.some((rule) => rule.endsWith('-yaml')));
			else expect(named, field).toContain('unknown-field');
		}
	});

	test('the first reader is the one that the site uses', () => {
		const text = 'a: 017\nb: yes\nc: 2001-01-01\nd: !!binary aGk=\ne: {x: 1}\n';
		expect(load(text)).toEqual(parseFrontmatter(`---\n${text}---\n`).frontmatter);
	});
});

describe('a page that hides code', () => {
	const page = (separator: string) =>
		[
			'---',
			'title: Pool',
			'definition: |',
			`  A service.${separator}---`,
			'  ~~~text',
			'---',
			'',
			"export const p = process.getBuiltinModule('node:fs').writeFileSync('owned', '');",
			'',
			'~~~',
			'',
		].join('\n');

	test.each(['\u2028', '\u2029', '\r'])('is found by %j in its fields, and so is its export', async (separator) => {
		const { document, faults } = await check(page(separator));
		expect(document.body.scripts).toMatchObject([{ what: 'export' }]);
		expect(faults.map(({ rule }) => rule)).toContain('hidden-character');
	});

	test('has its code in the text that Astro passes to its parser', () => {
		expect(readAsSite(page('\u2028'))).toMatchObject({ body: expect.stringContaining('export const p') as unknown });
	});
});

test('the parsers of the site and of the check get the same options', async () => {
	const config = await readFile(new URL('../../../../astro.config.mjs', import.meta.url), 'utf8');
	expect(config).toMatch(/satteri\(\{[^}]*features: FEATURES/);
	expect(config).not.toMatch(/gfm|smartypants/);
});
