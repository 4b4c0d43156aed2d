import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file as a whole or not at all: into a file beside it, which then takes its name. Whoever reads meanwhile sees
 * the old contents, and so does the next run if the disk is full or the process is killed. Several processes may write the
 * same file at the same moment.
 *
 * @throws The error of the file system; the old file is then as it was.
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
