import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseLog, readLastEdited } from './git-history.ts';

test('the newest commit that names a file is its last edit', () => {
	const log = '\x002026-02-02T10:00:00+01:00\n\na.mdx\n\x002026-01-01T00:00:00Z\n\na.mdx\nb.mdx\n';
	expect([...parseLog(log)]).toEqual([
		['a.mdx', '2026-02-02T09:00:00.000Z'],
		['b.mdx', '2026-01-01T00:00:00.000Z'],
	]);
});

test('a folder that is not a repository has no dates', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'hs-history-'));
	expect(readLastEdited(folder)).toBeUndefined();
	rmSync(folder, { recursive: true });
});

test('a shallow clone has no dates, because all of them would be wrong', (context) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'hs-history-'));
	const git = (...args: string[]) =>
		execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
			cwd: folder,
			stdio: 'ignore',
		});
	try {
		git('--version');
	} catch {
		context.skip('git is not installed');
	}
	git('init', '-q', 'full');
	for (const name of ['a', 'b']) {
		writeFileSync(path.join(folder, 'full', name), name);
		git('-C', 'full', 'add', '.');
		git('-C', 'full', 'commit', '-qm', name);
	}
	git('clone', '-q', '--depth=1', `file://${folder}/full`, 'shallow');
	expect(readLastEdited(path.join(folder, 'full'))?.size).toBe(2);
	expect(readLastEdited(path.join(folder, 'shallow'))).toBeUndefined();
	rmSync(folder, { recursive: true });
});
