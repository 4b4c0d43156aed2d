import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RuleName } from '../src/core/rules/names.ts';
import { checkContent } from '../src/node/content/check-content.ts';

/** Files that are no pages and try to get HTML, hidden text, a secret or a program past the check, or to stop it. */
const VALID = path.join(import.meta.dirname, 'fixtures/valid');

// Assembled from parts, so that secret scanners do not report this file.
const TOKEN = ['gh', 'p_', 'Zk8sQw3nRt7vXy2mLp5jHd9fBc1aVe4gTi6u'].join('');
/** The token with an escape in it, for text in double quotes. */
const ESCAPED = TOKEN.replace('g', '\\u0067');
const DIAGRAM = 'fc42bebdc54ccae0';

const diagram = JSON.parse(await readFile(path.join(VALID, `content/diagrams/${DIAGRAM}.svg.json`), 'utf8')) as Record<
	string,
	unknown
>;
const EVIDENCE = 'snippets/queue-when-full/evidence.json';
const evidence = await readFile(path.join(VALID, 'content', EVIDENCE), 'utf8');
const drawn = (change: object) => JSON.stringify({ ...diagram, ...change });
const rule = (field: string) => `groups:\n  - name: pool\n    rules:\n      - alert: PoolFull\n        ${field}\n`;

const CASES: [rule: RuleName, file: string, text: string][] = [
	// Secrets and hidden characters in every kind of file, as they are and as escapes.
	['leaked-secret', 'site.yaml', `format: 2\ndescription: "A ${ESCAPED}"`],
	['leaked-secret', 'site.yaml', 'format: 2\ndescription: "pass\\x77ord: m4rbleFox7"'],
	['leaked-secret', 'tags.yaml', `deadlock: "A ${ESCAPED}"`],
	['leaked-secret', 'tags.yaml', `"${ESCAPED}": Text.`],
	['leaked-secret', EVIDENCE, evidence.replace('"output": "', `"output": "${ESCAPED} `)],
	['leaked-secret', EVIDENCE, evidence.replace('"output": "', '"output": "PGPASSWORD\\u003dm4rbleFox7 ')],
	['leaked-secret', 'alert-rules/a.yml', rule(`annotations: { runbook_url: 'https://a.example/${TOKEN}' }`)],
	['leaked-secret', 'alert-rules/a.yml', rule(`annotations: { summary: "${ESCAPED}" }`)],
	['leaked-secret', 'alert-rules/a.yml', `${rule('expr: up')}---\ngroups: [{ name: "${ESCAPED}" }]\n`],
	['leaked-secret', 'alert-rules/a.yml', `"${ESCAPED}": [1]\n`],
	['hidden-character', 'alert-rules/a.yml', rule('expr: "up\\u202e"')],
	['hidden-character', 'alert-rules/a.yml', rule('expr: up # \u202e')],
	['leaked-secret', 'alert-rules/tests/a.yml', rule('expr: up # password: m4rbleFox7')],
	['leaked-secret', 'alert-rules/dashboards/a.json', '{ "password": "m4rbleFox7" }'],
	['leaked-secret', 'alert-rules/dashboards/a.json', `{ "title": "${ESCAPED}" }`],
	['hidden-character', 'alert-rules/dashboards/a.json', '{ "ti\\u200btle": "Pool" }'],
	['leaked-secret', 'tests/a.json', `["${ESCAPED}"]`],
	['leaked-secret', 'tests/a.jsonl', `{}\n{ "a": "${ESCAPED}" }\n`],
	['leaked-secret', 'tests/a.test.ts', `const token = '${TOKEN}';\n`],
	['leaked-secret', 'tests/a.md', 'The password is m4rbleFox7.\n'],
	['leaked-secret', `diagrams/${DIAGRAM}.svg.json`, drawn({ title: TOKEN })],
	['leaked-secret', `diagrams/${DIAGRAM}.svg.json`, drawn({ text: [TOKEN] }).replaceAll(TOKEN, ESCAPED)],
	['hidden-character', `diagrams/${DIAGRAM}.svg.json`, drawn({ title: 'a\u202eb' })],
	['hidden-character', `diagrams/${DIAGRAM}.svg.json`, drawn({ text: ['a~b'] }).replace('~', '\\u202e')],
	['malformed-yaml', 'alert-rules/a.yml', 'groups: [\n'],
	['malformed-yaml', 'alert-rules/dashboards/a.json', '{'],
	['oversized-file', 'alert-rules/a.yml', `# ${'x'.repeat(1_000_000)}\n`],
	// Diagrams that are not what is rendered.
	['malformed-yaml', 'diagrams/0000000000000000.svg.json', '<svg>'],
	['missing-field', 'diagrams/0000000000000000.svg.json', '{}'],
	['invalid-value', 'diagrams/0000000000000000.svg.json', '[]'],
	['invalid-value', 'diagrams/0000000000000000.svg.json', '{ "source": 5, "svg": "x" }'],
	['invalid-value', `diagrams/${DIAGRAM}.svg.json`, drawn({ text: [{}] })],
	['missing-field', `diagrams/${DIAGRAM}.svg.json`, drawn({ text: undefined })],
	['unknown-field', `diagrams/${DIAGRAM}.svg.json`, drawn({ html: '<b>' })],
	['missing-diagram', 'diagrams/0000000000000000.svg.json', drawn({})],
	['missing-diagram', `diagrams/${DIAGRAM}.svg.json`, drawn({ svg: '<svg class="dg"><title><title></svg>' })],
	['missing-diagram', `diagrams/${DIAGRAM}.svg.json`, drawn({ svg: '<svg class="dg"><constructor x="1"></svg>' })],
	['missing-diagram', `diagrams/${DIAGRAM}.svg.json`, drawn({ title: '</title></svg><h1>Wrong</h1>' })],
	['missing-diagram', `diagrams/${DIAGRAM}.svg.json`, drawn({ text: ['Another text.'] })],
	// Settings that other programs would run.
	['stray-file', '.prettierrc.mjs', 'export default {};\n'],
	['stray-file', 'tests/.prettierrc.mjs', 'export default {};\n'],
	['stray-file', 'errors/.cspell.config.mjs', 'export default {};\n'],
	['stray-file', 'snippets/.mocharc.cjs', ''],
	['stray-file', 'alert-rules/tests/.env', ''],
	['stray-file', '.vscode/settings.json', '{}'],
	['stray-file', 'packs/.eslintrc.js', ''],
	['stray-file', 'glossary/.hidden.mdx', ''],
];

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-files-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each(CASES.map((each, index) => [...each, index] as const))('%s reports %s', async (name, file, text, index) => {
	const folder = path.join(root, String(index));
	await cp(VALID, folder, { recursive: true });
	const absolute = path.join(folder, 'content', file);
	await mkdir(path.dirname(absolute), { recursive: true });
	await writeFile(absolute, text);
	const { issues } = await checkContent('content', folder);
	const reported = file.startsWith('.vscode') ? 'content/.vscode' : `content/${file}`;
	expect(issues.filter((issue) => issue.file === reported).map((issue) => issue.rule)).toContain(name);
});

test.each(['.gitkeep', '.gitignore', '.DS_Store', 'glossary/.gitkeep'])('%s is left alone', async (file) => {
	const folder = path.join(root, `plain-${file.replaceAll('/', '-')}`);
	await cp(VALID, folder, { recursive: true });
	await writeFile(path.join(folder, 'content', file), '');
	expect((await checkContent('content', folder)).issues).toEqual([]);
});
