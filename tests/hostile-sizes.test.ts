import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleName } from '../src/core/rules/names.ts';
import { checkContent } from '../src/node/content/check-content.ts';
import { cpuMs } from './support/cpu-ms.ts';

/** Small files that would keep the check busy for minutes, and names that the build could not use. */
const VALID = path.join(import.meta.dirname, 'fixtures/valid');
const read = (file: string) => readFile(path.join(VALID, 'content', file), 'utf8');
const runbook = await read('runbooks/pool-full.mdx');
const error = await read('errors/pool-limit.mdx');

const term = (fields: string, body = 'Text.') => `---\ntitle: Pool\ndefinition: A text.\n${fields}---\n\n${body}\n`;
const repeated = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const block = (code: string) => term('', `\`\`\`sh effect=read\n${code}\n\`\`\``);
const aliases = `[${Array.from({ length: 4999 }, () => '*a').join(', ')}]`;

let root = '';
beforeAll(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'hindsight-sizes-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The rules that a file breaks, and the processor time of the check. */
async function check(file: string, text: string): Promise<{ rules: RuleName[]; ms: number }> {
	const folder = await mkdtemp(path.join(root, 'content-'));
	await cp(VALID, folder, { recursive: true });
	const absolute = path.join(folder, 'content', file);
	await mkdir(path.dirname(absolute), { recursive: true });
	await writeFile(absolute, text);
	const before = cpuMs();
	const { issues } = await checkContent('content', folder);
	const own = issues.filter((issue) => issue.file === `content/${file}`);
	return { rules: own.map(({ rule }) => rule), ms: cpuMs() - before };
}

describe('the check ends soon', () => {
	test.each<[string, RuleName, string, string]>([
		[
			'aliases in several lists',
			'malformed-yaml',
			'glossary/case.mdx',
			term(`a: &a "z"\n${['b', 'c', 'd', 'e'].map((name) => `${name}: ${aliases}\n`).join('')}`),
		],
		['aliases in an alerting rule', 'deep-nesting', 'alert-rules/a.yml', `a: &a "z"\nb: [${'*a, '.repeat(6000)}]\n`],
		['a long line of kubectl', 'deep-nesting', 'glossary/case.mdx', block(repeated('kubectl logs ', 150_000))],
		['a long line of curl', 'deep-nesting', 'glossary/case.mdx', block(repeated('curl -u a:', 150_000))],
		['many variables', 'deep-nesting', 'glossary/case.mdx', block(repeated('$A\n', 80_000))],
		['many comments', 'deep-nesting', 'glossary/case.mdx', block(repeated('# a\n', 150_000))],
		[
			'a long check in a runbook',
			'deep-nesting',
			'runbooks/pool-full.mdx',
			runbook.replace(/ check: .*/, ` check: '${repeated('`kubectl ', 100_000)}'`),
		],
		[
			'a long template',
			'invalid-value',
			'errors/pool-limit.mdx',
			error.replace(/template: .*?(?= \}|\n)/, () => `template: '${repeated('$', 200_000)}'`),
		],
	])('for %s', async (_, rule, file, text) => {
		const { rules, ms } = await check(file, text);
		expect(rules).toContain(rule);
		expect(ms).toBeLessThan(6000);
	});
});

describe('a name that the build cannot use', () => {
	const long = 'a'.repeat(101);
	test.each<[RuleName, string, string, string]>([
		['invalid-value', 'alias', 'glossary/case.mdx', term(`aliases: [${long}]\n`)],
		['invalid-value', 'tag', 'glossary/case.mdx', term(`tags: [${long}]\n`)],
		['invalid-value', 'owner', 'glossary/case.mdx', term(`owner: ${'ü'.repeat(101)}\n`)],
		['invalid-id', 'id', `glossary/${long}.mdx`, term('')],
		['invalid-id', 'id of the page itself', 'glossary/main.mdx', term('')],
		['invalid-value', 'code', 'errors/pool-limit.mdx', error.replace(/codes: .*/, `codes: [${long}]`)],
		['invalid-value', 'alert', 'runbooks/pool-full.mdx', runbook.replace(/alerts: .*/, `alerts: [${'日'.repeat(70)}]`)],
	])('%s reports a long %s', async (rule, _, file, text) => {
		expect((await check(file, text)).rules).toContain(rule);
	});
});

test.each(['mailto:', 'tel:', 'mailto:?subject=x', 'mailto:@', 'tel:+'])('%s is no contact', async (contact) => {
	const site = await read('site.yaml');
	const { rules } = await check('site.yaml', site.replace(/securityContact: .*/, `securityContact: '${contact}'`));
	expect(rules).toContain('invalid-value');
});
