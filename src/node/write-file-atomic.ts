import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file completely or not at all: writes to a temporary file next to it, and then renames that file. Readers
 * see the old contents until then, and also afterwards if the disk is full or the process is killed. Several processes
 * may write the same file at the same time.
 *
 * @throws The error of the file system. The old file is then unchanged.
 */
export async function writeFileAtomic(file: string, content: string | Uint8Array): Promise<void> {
	const staging = `${file}.${process.pid}.tmp`;
	try {
		const handle = await open(staging, 'w');
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(staging, file);
	} catch (error) {
		await rm(staging, { force: true });
		throw error;
	}
}
