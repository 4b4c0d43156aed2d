import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tar } from './tar.ts';

test('an archive is unpacked by tar itself, byte for byte', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-tar-'));
	const files = [
		{ name: 'a/empty.py', content: Buffer.alloc(0) },
		{ name: 'a/block.bin', content: Buffer.alloc(512, 7) },
		{ name: 'b.txt', content: Buffer.from('ein Satz, 23 °C\n') },
	];
	try {
		execFileSync('tar', ['-xf', '-', '-C', folder], { input: tar(files) });
		for (const { name, content } of files) expect(readFileSync(path.join(folder, name))).toEqual(content);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('the same files give the same bytes', () => {
	const files = [{ name: 'x', content: Buffer.from('y') }];
	expect(tar(files)).toEqual(tar(files));
});
