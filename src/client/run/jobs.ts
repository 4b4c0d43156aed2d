import { addressOf } from '../../core/address/address.ts';
import { importsSqlAlchemy, waitsInPython } from '../../core/runner/python-waits.ts';
import type { Runtime, RuntimeManifest } from '../../core/runner/runtime.ts';
import { originalText } from '../../core/snippet-file.ts';
import { href } from '../href.ts';
import { request } from '../request.ts';
import { MAX_MEGABYTES, type Job } from './protocol.ts';

/** Creates the jobs of a snippet from its box: its files, the reader's settings, and the limits. */
export class JobReader {
	readonly #box: HTMLElement;
	/** Published files by name. They do not change while the page is open, so a second run needs no network. */
	readonly #files = new Map<string, Promise<string>>();

	constructor(box: HTMLElement) {
		this.#box = box;
	}

	get runtime(): Runtime {
		return this.#box.dataset['language'] as Runtime;
	}

	/** A job for a file of the snippet, or for the reader's edited version of it. Rejects if a file cannot be fetched. */
	async read(entry: string, edited: string | undefined): Promise<Job> {
		const { runtime } = this;
		const { shared = '', seconds, megabytes = MAX_MEGABYTES } = this.#box.dataset;
		const names = [entry, ...shared.split(' ').filter(Boolean)];
		const files = names.map(async (name) => {
			return [name, name === entry && edited !== undefined ? edited : await this.#fetchFile(name)] as const;
		});
		const texts = await Promise.all(files);
		const sources = runtime === 'python' ? texts.map(([, text]) => text) : [];
		return {
			runtime,
			entry,
			files: Object.fromEntries(texts),
			env: this.#readKnobs(),
			seconds: Number(seconds),
			megabytes: Number(megabytes),
			preparation: { waits: sources.some(waitsInPython), sqlalchemy: sources.some(importsSqlAlchemy) },
		};
	}

	/** The knobs as environment variables: `pool_size` in the form is `POOL_SIZE`. */
	#readKnobs(): Record<string, string> {
		const inputs = [...this.#box.querySelectorAll<HTMLInputElement>('.controls input[name]')];
		return Object.fromEntries(
			inputs.map((input) => [
				input.name.toUpperCase(),
				input.type === 'checkbox' ? (input.checked ? '1' : '0') : input.value,
			]),
		);
	}

	#fetchFile(name: string): Promise<string> {
		const known = this.#files.get(name);
		if (known) return known;
		const path = href(`${addressOf('snippet', this.#box.dataset['id'] ?? '')}${name}`);
		const file = fetchText(path).then(originalText);
		this.#files.set(name, file);
		file.catch(() => this.#files.delete(name));
		return file;
	}
}

/** The reason why this browser cannot run a job, if it is known in advance. */
export function unsupportedReason({ runtime, preparation }: Job): string | undefined {
	if (runtime !== 'python') return undefined;
	if (!('WebAssembly' in globalThis)) return 'this browser has no WebAssembly.';
	if (preparation.waits && !('Suspending' in WebAssembly)) {
		return (
			'asynchronous Python needs a browser that can suspend WebAssembly while Python waits (JSPI), and this one cannot. ' +
			'Snippets without asyncio run here.'
		);
	}
	return undefined;
}

/** Facts about the runtimes. Fetched once; a failure is not remembered. */
export function fetchManifest(): Promise<RuntimeManifest> {
	manifest ??= fetchText(href('/runtimes/manifest.json')).then((text) => JSON.parse(text) as RuntimeManifest);
	manifest.catch(() => (manifest = undefined));
	return manifest;
}

let manifest: Promise<RuntimeManifest> | undefined;

function fetchText(path: string): Promise<string> {
	return request(path, (response) => response.text());
}
