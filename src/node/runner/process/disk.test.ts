import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { requireDisk } from './disk.ts';
import { NotRun } from '../not-run.ts';

test('a full disk is reported before anything is started', async () => {
	const checking = requireDisk('/var/tmp/run', async () => ({ bavail: 24_000, bsize: 4096 }));
	await expect(checking).rejects.toThrow(NotRun);
	await expect(checking).rejects.toThrow('needs 100 MB of free disk space in /var/tmp/run; 98 MB are left');
});

test('a disk with enough space, as the file system reports it, is fine', async () => {
	await requireDisk('/var/tmp/run', async () => ({ bavail: 25_000, bsize: 4096 }));
	await requireDisk(tmpdir());
});
