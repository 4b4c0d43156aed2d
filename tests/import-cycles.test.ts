import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test.each([
	['of types', { 'a.ts': "import type { B } from './b.ts';", 'b.ts': "import type { A } from './a.ts';" }],
	['of modules', { 'a.ts': "import './b.ts';", 'b.ts': "import './c.ts';", 'c.ts': "export * from './a.ts';" }],
	['of components', { 'A.astro': astro('./B.astro'), 'B.astro': astro('./A.astro') }],
])('lint finds a cycle %s', (_, files: Record<string, string>) => {
	const { status, stdout } = lint(files);
	expect(stdout).toContain('no-cycle');
	expect(status).toBe(1);
});

test('lint allows imports in one direction', () => {
	const { status } = lint({ 'a.ts': "import './b.ts';", 'b.ts': "import './c.ts';", 'c.ts': 'export {};' });
	expect(status).toBe(0);
});

function astro(component: string): string {
	return `---\nimport Other from '${component}';\n---\n<Other />\n`;
}

/** Runs the part of `npm run lint` that looks for cycles, with the settings of the project. */
function lint(files: Record<string, string>) {
	const folder = mkdtempSync(path.join(tmpdir(), 'import-cycles-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
	const args = ['node_modules/oxlint/bin/oxlint', '--config', '.oxlintrc.json', '--deny-warnings', folder];
	return spawnSync(process.execPath, args, { encoding: 'utf8' });
}
