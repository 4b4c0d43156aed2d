import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULE_NAMES } from '../src/core/rules/names.ts';
import { checkContent } from '../src/node/content/check-content.ts';

const PAGES = [
	'errors/pool-limit.mdx',
	'glossary/connection-pool.mdx',
	'paths/pools.mdx',
	'postmortems/orders-pool-full.mdx',
	'runbooks/pool-full.mdx',
	'services/basket-api.mdx',
	'site.yaml',
	'snippets/queue-when-full/index.mdx',
	'tags.yaml',
];

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-broken-'));
	await cp(path.join(import.meta.dirname, 'fixtures/valid'), root, { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** What happens to one line of a page. */
const change = fc.constantFrom<(line: string) => string>(
	() => '',
	(line) => `${line}\n${line}`,
	(line) => line.replace(/:.*/, ':'),
	(line) => line.replace(/: .*/, ': 7'),
	(line) => line.replace(/: .*/, ': [x, { y: z }]'),
	(line) => line.replace(/: .*/, `: ${'long '.repeat(5000)}`),
	(line) => line.replace(/: .*/, ': "\\u202e"'),
	(line) => line.replace(/^(\s*)/, '$1  '),
	(line) => line.replace(/^(\s*)(?=\w)/, '$1constructor'),
	(line) => line.replace(/[a-z]+-[a-z-]+/, 'no-such-thing'),
	(line) => `${line} {x} <b>`,
	(line) => `${line} [x](runbook:gone) ![y](z.png)`,
);

test('every problem that is reported names a rule, a file and a fix, and none is an exception', async () => {
	let broken = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...PAGES),
			fc.array(fc.tuple(fc.nat(200), change), { minLength: 1, maxLength: 3 }),
			async (page, changes) => {
				const file = path.join(root, 'content', page);
				const whole = await readFile(file, 'utf8');
				const lines = whole.split('\n');
				for (const [at, apply] of changes) lines[at % lines.length] = apply(lines[at % lines.length] ?? '');
				await writeFile(file, lines.join('\n'));
				const { issues } = await checkContent('content', root).finally(() => writeFile(file, whole));
				if (issues.length > 0) broken += 1;
				for (const issue of issues) {
					expect(RULE_NAMES).toContain(issue.rule);
					expect(existsSync(path.join(root, issue.file)), issue.file).toBe(true);
					expect([issue.message, issue.help]).not.toContain('');
					expect(`${issue.message} ${issue.help}`).not.toMatch(/undefined|\[object|NaN|Zod/);
				}
			},
		),
		{ numRuns: 45 },
	);
	expect(broken).toBeGreaterThan(10);
});
