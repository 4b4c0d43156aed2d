import { statfs } from 'node:fs/promises';
import { NotRun } from '../not-run.ts';

/** A fresh PostgreSQL cluster takes 40 MB, and grows while it works. */
const NEEDED_MB = 100;

/**
 * Makes sure that a run has enough disk space. On a full disk, servers and languages fail in different ways, some without a
 * message.
 *
 * @param folder A folder on the disk to check.
 * @throws NotRun if less than 100 MB are free.
 */
export async function requireDisk(
	folder: string,
	statFolder: (folder: string) => Promise<Space> = statfs,
): Promise<void> {
	const { bavail, bsize } = await statFolder(folder);
	const free = Math.floor((bavail * bsize) / 1e6);
	if (free < NEEDED_MB) throw new NotRun(`needs ${NEEDED_MB} MB of free disk space in ${folder}; ${free} MB are left`);
}

interface Space {
	/** Blocks that are free for ordinary users. */
	bavail: number;
	/** Block size in bytes. */
	bsize: number;
}
