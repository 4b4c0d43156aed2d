import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RuleName } from '../src/core/rules/names.ts';
import { checkContent } from '../src/node/content/check-content.ts';

/** Pages that try to get script, HTML, hidden text or a secret past the check, or to break the build. */
const FIELDS = 'title: Pool\ndefinition: A text.\n';
const page = (body: string, fields = FIELDS) => `---\n${fields}---\n\n${body}\n`;
const withField = (field: string) => page('Text.', `${FIELDS}${field}\n`);
const defined = (text: string) => page('Text.', `title: Pool\ndefinition: ${text}\n`);

const ATTRIBUTES = [
	...[
		'client:load',
		'server:defer',
		'is:inline',
		'slot="a"',
		'xlink:href="x"',
		'set:text="x"',
		'set:html={`<b>`}',
		'class="x"',
	],
	...[
		'style="x"',
		'onclick="x"',
		'id="paste"',
		'transition:name="x"',
		'define:vars={x}',
		'data-pagefind-ignore',
		'{...{}}',
	],
];
const ELEMENTS = [
	...[
		'<script>alert(1)</script>',
		'<svg:script>alert(1)</svg:script>',
		'<><b>x</b></>',
		'<$x set:html="a"/>',
		'<_x set:html="a"/>',
	],
	...[
		'<_components.p set:html="<img>">x</_components.p>',
		'<b>x</b>',
		'<img src="x" />',
		'<iframe src="x" />',
		'<base href="x" />',
	],
];
const COMPONENTS = [
	...[
		'<Step.Foo title="x">y</Step.Foo>',
		'<Fence language="mermaid" code="x" />',
		'<EntryLink to="error:x">x</EntryLink>',
	],
	...['<Fragment set:html="<b>">x</Fragment>', '<Content />', '<Object.constructor />', '<Ünter />'],
];
/** Places in which an element or an expression may appear. */
const PLACES: ((inner: string) => string)[] = [
	(inner) => inner,
	(inner) => `*${inner}*`,
	(inner) => `## ${inner}`,
	(inner) => `- [ ] ${inner}`,
	(inner) => `> ${inner}`,
	(inner) => `| a |\n|---|\n| ${inner} |`,
	(inner) => `[${inner}](https://example.org)`,
	(inner) => `a[^1]\n\n[^1]: ${inner}`,
];
const PROGRAMS = [
	...[
		'{process.exit()}',
		'{/* a */ process.exit() /* b */}',
		'{// a\n}',
		'import x from "y"',
		'export default function () {}',
	],
	...['a\n\n---\nimport x from "y"', '<Step title={process.exit()}>x</Step>', 'export const a = 1\n\ntext'],
];
const LINKS = [
	...[
		'[x](javascript:alert(1))',
		'[x](java&#115;cript:alert(1))',
		'[x](<java\tscript:alert(1)>)',
		'[x](JAVASCRIPT:alert`1`)',
	],
	...[
		'[x](javascript://example.org/%0aalert(1))',
		'[x](data:text/html;base64,PHNjcmlwdD4=)',
		'[x](vbscript:x)',
		'[x](//evil.example)',
	],
	...[
		'[x](/\\\\evil.example)',
		'[x](blob:https://a/b)',
		'[x][y]\n\n[y]: javascript:alert(1)',
		'a[^1]\n\n[^1]: [x](javascript:a)',
	],
	...['[x](https://bank.example@evil.example/)', '[x](file:///etc/passwd)', '[x](filesystem:https://a/b)'],
];
const DIVISIONS = [
	'+++\ntitle = "a"\n+++\n\nx\n',
	`\n\n---\n${FIELDS}---\n\nx\n`,
	`---\n${FIELDS}----\n\nx\n`,
	`---\n${FIELDS}+++\n\nx\n`,
	`--- x\n${FIELDS}---\n\nx\n`,
	`---\n${FIELDS}--- x\n\nx\n`,
	`--- \u00a0\n${FIELDS}---\n\nx\n`,
	`\u200b---\n${FIELDS}---\n\nx\n`,
];
const HIDDEN = [
	...[
		'a \u202e b',
		'a\u200bb',
		'a\u{e0041}',
		'a\ufe0fb',
		'a &#x202e; b',
		'`a\u2066b`',
		'a\rb',
		'a\u0085b',
		'a\fb',
		'a\u2028b',
		'a\u00adb',
	],
	...[
		'```sh effect=read\nls\u00a0-l\n```',
		'```sh effect=read\nkub\u0435ctl get pods\n```',
		'{/* a\u2060 */}',
		'[x](https://example.org/\u200b)',
	],
];
const SECRETS = [
	...[
		'`redis-cli -a hunter2 ping`',
		'mysql -uroot -phunter2',
		'curl -uorders:hunter2 https://a.b',
		'curl -sSu orders:hunter2 https://a.b',
	],
	...[
		'```yaml\nenv:\n  - name: DB_PASSWORD\n    value: hunter2\n```',
		"```ts\nauth: { user: 'a', pass: 'hunter2' }\n```",
	],
	...[
		'```text\nENV PGPASSWORD hunter2\n```',
		'password="hunter,2;x"',
		'{/* password: hunter2 */}',
		'`redis-cli -u redis://:hunter2@db:6379`',
	],
	...[
		'<Note>\n\npwd: hunter2\n\n</Note>',
		'$env:PGPASSWORD = "hunter2"',
		'requirepass hunter2',
		'GITHUB_TOKEN=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
	],
	// Not in any line of the file, but on the page.
	...['pass&#119;ord: m4rbleFox7', 'password\\: m4rbleFox7', 'm4rble&lt;Fox&#64;shop.io', '`redis-cli\n-a hunter2`'],
];
const BOMBS = [
	`${'- + '.repeat(130)}x`,
	`${'<Note>'.repeat(3000)}x${'</Note>'.repeat(3000)}`,
	`{${'!'.repeat(60_000)}1}`,
	'&amp;'.repeat(3000),
	`${'>'.repeat(300)}x`,
	Array.from({ length: 40 }, (_, index) => `${' '.repeat(index * 2)}- x`).join('\n'),
	`${'[a'.repeat(3000)}${'](b)'.repeat(3000)}`,
];

const CASES: [rule: RuleName, source: string][] = [
	...ATTRIBUTES.flatMap((attribute) =>
		PLACES.map((place): [RuleName, string] => ['component-attribute', page(place(`<Note ${attribute}>x</Note>`))]),
	),
	...ELEMENTS.flatMap((element) => PLACES.map((place): [RuleName, string] => ['script-in-body', page(place(element))])),
	...COMPONENTS.slice(0, 6).map((component): [RuleName, string] => ['unknown-component', page(component)]),
	['script-in-body', page(COMPONENTS[6] ?? '')],
	...PROGRAMS.map((program): [RuleName, string] => ['script-in-body', page(program)]),
	...PLACES.map((place): [RuleName, string] => ['script-in-body', page(place('{process.exit()}'))]),
	...LINKS.map((link): [RuleName, string] => ['unsafe-link', page(link)]),
	['unsafe-link', defined('A [text](javascript:alert(1)).')],
	...DIVISIONS.map((source): [RuleName, string] => ['missing-front-matter', source]),
	['unknown-field', withField('layout: ../../src/layouts/Base.astro')],
	['unknown-field', withField('slug: ../../x')],
	['unknown-field', withField('__proto__: { layout: x }')],
	['malformed-yaml', withField('see: !!js/function "x"')],
	['ambiguous-yaml', withField('<<: { layout: x }')],
	['ambiguous-yaml', page('Text.', 'title: !!binary UG9vbA==\ndefinition: A text.\n')],
	...HIDDEN.map((text): [RuleName, string] => ['hidden-character', page(text)]),
	['hidden-character', defined('"A\\u200btext."')],
	...SECRETS.map((text): [RuleName, string] => ['leaked-secret', page(text)]),
	['leaked-secret', defined('"The pass\\x77ord: m4rbleFox7"')],
	['leaked-secret', defined('>-\n  A client such as redis-cli\n  -a hunter2.')],
	...BOMBS.map((text): [RuleName, string] => ['deep-nesting', page(text)]),
	['image-in-body', page('![x](x.png)')],
	['image-in-body', page('[![x](https://a.b/x.png)](https://a.b)')],
	...['<!-- a -->', '<![CDATA[a]]>', '<!doctype html>', '<?php a ?>'].map((text): [RuleName, string] => [
		'malformed-mdx',
		page(text),
	]),
];

let root = '';
const rules = new Map<string, Set<RuleName>>();
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-hostile-'));
	await cp(path.join(import.meta.dirname, 'fixtures/valid'), root, { recursive: true });
	for (const [index, [, source]] of CASES.entries()) {
		await writeFile(path.join(root, `content/glossary/case-${index}.mdx`), source);
	}
	const { issues } = await checkContent('content', root);
	for (const { file, rule } of issues) rules.set(file, (rules.get(file) ?? new Set()).add(rule));
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

test.each(CASES.map(([rule, source], index) => [rule, source.slice(0, 80), index] as const))(
	'%s reports %j',
	(rule, _, index) => {
		expect([...(rules.get(`content/glossary/case-${index}.mdx`) ?? [])]).toContain(rule);
	},
);

test('the content around them has no fault', () => {
	expect([...rules.keys()].filter((file) => !file.includes('/case-'))).toEqual([]);
});
