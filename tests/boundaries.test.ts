import { globSync, readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { BOUNDARIES, boundaryOf, describeBoundary } from '../lint/boundaries.ts';
import { boundaryRule } from '../lint/boundary-rule.ts';

describe('an import', () => {
	test.each([
		['core/text/a.ts', "import '../../node/b.ts';"],
		['core/text/a.ts', "import 'node:fs';"],
		['core/text/a.ts', "import 'astro/zod';"],
		['core/text/a.ts', "import 'yaml';"],
		['core/text/a.ts', "import type { B } from '../../client/b.ts';"],
		['core/text/a.ts', "export * from '../../site/b.ts';"],
		['core/text/a.ts', "export { b } from '../../site/b.ts';"],
		['core/text/a.ts', "export type B = import('../../site/b.ts').B;"],
		['core/schema/a.ts', "import 'node:fs';"],
		['markdown/a.ts', "import '../node/b.ts';"],
		['node/a/b.ts', "import type { B } from '../../client/run/b.ts';"],
		['node/a/b.ts', "import 'astro:content';"],
		['cli/a.ts', "import '../site/b.ts';"],
		['integrations/a.ts', "import '../site/b.ts';"],
		['site/a.ts', "import '../client/b.ts';"],
		['site/a.ts', "import 'node:child_process';"],
		['pages/errors/[id].astro', "import '../../node/b.ts';"],
		['layouts/a.ts', "import 'node:fs';"],
		['components/a/b.ts', "import { getEntry } from 'astro:content';"],
		['client/a.ts', "import { b } from '../core/schema/b.ts';"],
		['client/a.ts', "void import('../core/rules/index.ts');"],
		['client/a.ts', "import '../site/b.ts';"],
		['client/a.ts', "import 'tarn';"],
		['content.config.ts', "import './site/b.ts';"],
	])('of src/%s must not be %s', (file, code) => {
		expect(messagesFor(file, code)).toEqual([expect.stringMatching(/^src\/\S+ may not import .+\. .+\.$/)]);
	});

	test.each([
		['core/rules/a.ts', "import { b } from '../schema/b.ts';"],
		['core/schema/a.ts', "import { z } from 'astro/zod';"],
		['node/a.ts', "import '../markdown/b.ts'; import 'node:fs';"],
		['site/a.ts', "import '../node/b.ts'; import 'astro:content';"],
		['components/a/b.ts', "import '../../client/b.ts'; import '../../styles/b.css';"],
		['client/a.ts', "import type { B } from '../core/schema/b.ts';"],
		['client/run/inside/a.ts', "import './node/b.ts'; import 'tarn';"],
		['site/a.ts', "import settings from '../../content/settings.ts';"],
	])('of src/%s may be %s', (file, code) => {
		expect(messagesFor(file, code)).toEqual([]);
	});

	test('of a folder that has no row is reported', () => {
		expect(messagesFor('attic/a.ts', "import '../core/b.ts';")).toEqual([expect.stringContaining('No row of')]);
	});
});

test('every file of src with an import belongs to a row', () => {
	const files = globSync('src/**/*.{ts,mts,astro}').map((file) => file.slice('src/'.length));
	expect(files.length).toBeGreaterThan(300);
	expect(boundaryOf('attic/a.ts')).toBeUndefined();
	expect(files.filter((file) => !boundaryOf(file) && !file.endsWith('.d.ts'))).toEqual([]);
});

test('the code map of ARCHITECTURE.md matches the lint rule', () => {
	const rows = readFileSync('ARCHITECTURE.md', 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('| `src/'))
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.map(([, folder = '', , allowed = '']) => [folder, allowed] as const);
	const written = Object.fromEntries(rows.filter(([, allowed]) => allowed !== ''));
	const nameOf = (folders: readonly string[]) => folders.map((folder, i) => `\`${i > 0 ? '' : 'src/'}${folder}\``);
	expect(written).toEqual(
		Object.fromEntries(BOUNDARIES.map((row) => [nameOf(row.folders).join(', '), describeBoundary(row)])),
	);
});

function messagesFor(file: string, code: string): string[] {
	const config = {
		files: ['**/*.{ts,astro}'],
		languageOptions: { parser: tseslint.parser },
		plugins: { project: { rules: { boundaries: boundaryRule } } },
		rules: { 'project/boundaries': 'error' },
	} satisfies Linter.Config;
	return new Linter().verify(code, config, { filename: `src/${file}` }).map(({ message }) => message);
}
