import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/node/content/check-content.ts';
import { ENGINE_PACKS } from '../../src/node/places.ts';

const packs = (await readdir(ENGINE_PACKS, { withFileTypes: true }))
	.filter((item) => item.isDirectory())
	.map(({ name }) => name);
const root = await mkdtemp(path.join(tmpdir(), 'hindsight-packs-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('content of two files that chooses one pack', () => {
	test('there are packs to choose', () => {
		expect(packs).toEqual(expect.arrayContaining(['pools', 'sessions', 'tokens', 'load']));
	});

	test.each([...packs.map((pack) => [pack]), packs])('%s: is valid, and has its pages', async (...chosen: string[]) => {
		await writeFile(path.join(root, 'site.yaml'), SETTINGS.replace('PACKS', chosen.join(', ')));
		await writeFile(path.join(root, 'tags.yaml'), '{}\n');
		const { issues, entries } = await checkContent(root);
		expect(issues).toEqual([]);
		expect(entries.length).toBeGreaterThan(5);
		expect(new Set(entries.map(({ pack }) => pack))).toEqual(new Set(chosen));
	});
});

const SETTINGS = `format: 2
name: Ours
description: Nothing of our own yet, only a reference pack.
url: https://org.github.io/kb/
packs: [PACKS]
securityContact: mailto:security@example.org
`;
