import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { proveRules } from './prove-rules.ts';
import { findTool } from '../runner/tools.ts';

const reason = await findTool('promtool').then(
	() => undefined,
	(error: unknown) => (error instanceof Error ? error.message : String(error)),
);

test.skipIf(reason !== undefined)('rules that promtool rejects are a failure, with its message', async () => {
	const root = await mkdtemp(path.join(tmpdir(), 'hindsight-promtool-'));
	await mkdir(path.join(root, 'alert-rules'));
	await writeFile(
		path.join(root, 'alert-rules/bad.yml'),
		'groups: [{ name: a, rules: [{ alert: Down, expr: up === 0 }] }]\n',
	);
	const [row, ...others] = await proveRules(root);
	expect(others).toEqual([]);
	expect(row).toMatchObject({ id: 'rules', variant: 'check', result: { is: 'failed' } });
	expect(row?.result.is === 'failed' && row.result.output).toContain('bad.yml');
	await rm(root, { recursive: true });
});
