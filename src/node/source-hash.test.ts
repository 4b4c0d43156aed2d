import { expect, test } from 'vitest';
import { settingsAsFile, sourceHash } from './source-hash.ts';

const file = (name: string, content: string) => ({ name, content: Buffer.from(content) });

test('the order of the files and the line endings do not matter', () => {
	const hash = sourceHash([file('a.py', 'x\ny\n'), file('b.py', 'z\n')]);
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
	expect(sourceHash([file('b.py', 'z\r\n'), file('a.py', 'x\r\ny\r\n')])).toBe(hash);
});

test('names, contents and the boundary between files matter', () => {
	const hashes = [
		[file('a.py', 'xy'), file('b.py', '')],
		[file('a.py', 'x'), file('b.py', 'y')],
		[file('a.py', 'xy')],
		[file('c.py', 'xy'), file('b.py', '')],
	].map(sourceHash);
	expect(new Set(hashes).size).toBe(hashes.length);
});

test('settings of servers change the hash, but empty settings do not', () => {
	const files = [{ name: 'main.ts', content: Buffer.from('one') }];
	const withSettings = (most: number): string =>
		sourceHash([...files, ...settingsAsFile({ postgres: { max_connections: most } })]);
	expect(withSettings(20)).not.toBe(withSettings(21));
	expect(sourceHash([...files, ...settingsAsFile({})])).toBe(sourceHash(files));
});
