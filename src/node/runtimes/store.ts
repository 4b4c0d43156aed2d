import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { writeFileAtomic } from '../write-file-atomic.ts';

const compress = promisify(gzip);

/**
 * Packed files of the runtimes, stored between builds under the hash of their contents, because packing ten megabytes for
 * every build would take longer than rendering all pages.
 */
export class RuntimeStore {
	readonly #folder: string;
	readonly #files = new Set<string>();

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Packs a file. Returns its site path, which contains its hash and may be cached forever, and its packed size in bytes. */
	async pack(role: string, content: Buffer): Promise<{ path: string; size: number }> {
		const name = `${role}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.bin`;
		const file = path.join(this.#folder, name);
		if (!existsSync(file)) await this.#write(file, await compress(content, { level: 9 }));
		this.#files.add(name);
		return { path: `/runtimes/${name}`, size: (await readFile(file)).length };
	}

	/** Saves a file unchanged under its own name, such as a page or a licence. */
	async save(name: string, content: string): Promise<void> {
		await this.#write(path.join(this.#folder, name), content);
		this.#files.add(name);
	}

	/** Copies the files of this build to `target`, but no files of older builds. */
	async publish(target: string): Promise<void> {
		if (this.#files.size === 0) return;
		await mkdir(target, { recursive: true });
		await Promise.all([...this.#files].map((name) => copyFile(path.join(this.#folder, name), path.join(target, name))));
	}

	/** The path of a file of this build, by its name; undefined if there is no such file. */
	find(name: string): string | undefined {
		return this.#files.has(name) ? path.join(this.#folder, name) : undefined;
	}

	async #write(file: string, content: Buffer | string): Promise<void> {
		await mkdir(this.#folder, { recursive: true });
		await writeFileAtomic(file, content);
	}
}
