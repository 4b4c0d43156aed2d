import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'hindsight-page-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function faultsOf(source: string): Promise<string[]> {
	const absolute = path.join(folder, 'page.mdx');
	await writeFile(absolute, source);
	const page = { absolute, file: 'content/glossary/page.mdx', kind: 'term', id: 'page' } as const;
	const { faults } = await readPage(page);
	return faults.map(({ rule }) => rule);
}

const FIELDS = '---\ntitle: Pool\ndefinition: Text.\n---\n\n';

describe('a hostile page is reported, and the process lives', () => {
	test.each([
		['operators', `{${'!'.repeat(200_000)}1}`],
		['classes', `{${'class extends '.repeat(30_000)}a{}}`],
		['arrows in an export', `export const a = ${'a=>'.repeat(100_000)}1`],
	])(
		'%s, which crash the parser',
		async (_, body) => {
			expect(await faultsOf(FIELDS + body)).toEqual(['deep-nesting']);
		},
		60_000,
	);

	test.each(['import "\\', "export const a = '\\", 'A text.\n\nexport const a = /\\'])(
		'%j, which makes the parser abort because the text ends there',
		async (body) => {
			expect(await faultsOf(FIELDS + body)).toEqual(['malformed-mdx']);
		},
	);

	test.each(['- a\n', '- ', '> ', '<Note>', '[', '&amp;', '{/* a */}\n', '| a ', '\u200b\n', 'password=hunter2 '])(
		'five megabytes of %j',
		async (text) => {
			const before = cpuMs();
			expect(await faultsOf(FIELDS + text.repeat(Math.ceil(5_000_000 / text.length)))).toEqual(['oversized-file']);
			expect(cpuMs() - before).toBeLessThan(2000);
		},
	);

	test('a page of a hundred thousand characters with a brace in a block is fine', async () => {
		const block = `\`\`\`json\n${'{ "a": 1 }\n'.repeat(900)}\`\`\`\n\n`;
		expect(await faultsOf(`${FIELDS}${block}${'A sentence of prose. '.repeat(5000)}\n`)).toEqual([]);
	}, 60_000);
});

test('a byte order mark and the line endings of Windows are fine', async () => {
	expect(await faultsOf(`\uFEFF${FIELDS}Text.\n`.replaceAll('\n', '\r\n'))).toEqual([]);
});
