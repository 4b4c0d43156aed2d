import { formatBytes } from '../../core/text/bytes.ts';
import { importsSqlAlchemy, waitsInPython } from '../../core/runner/python-waits.ts';
import { originalText } from '../../core/snippet-file.ts';
import { isSeriesLine } from '../../core/runner/series.ts';
import { h } from '../dom.ts';
import { Matcher, type MatchedText } from '../matcher.ts';
import { request } from '../request.ts';
import type { Runtime, RuntimeManifest } from '../../core/runner/runtime.ts';
import { MAX_MEGABYTES, type End, type Job } from './protocol.ts';
import { run, stop } from './run.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { href } from '../href.ts';
import { addressOf } from '../../core/address/address.ts';

/** Interval for showing new output. It is long because a screen reader announces each chunk. */
const SHOW_EVERY_MS = 500;

/**
 * Handles the runs of one snippet on the page: reads the form, starts runs, shows their progress, and queries the matcher.
 */
export class Session {
	readonly #box: HTMLElement;
	#output = '';
	#shown = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#runs = 0;
	#matcher: Matcher | undefined;

	constructor(box: HTMLElement) {
		this.#box = box;
	}

	/** Runs a file of the snippet, or the reader's edited version of it. */
	async run(file: string, edited: string | undefined): Promise<void> {
		const number = ++this.#runs;
		const isOld = () => number !== this.#runs;
		this.clear();
		this.#find('.live').hidden = false;
		this.#setRunning(true);
		const end = await this.#start(file, edited, isOld);
		if (isOld()) return;
		this.#setRunning(false);
		this.#show(this.#visibleOutput());
		// If the code did not run, the page shows the recorded output again.
		if (end.how === 'failed' || end.how === 'unsupported') delete this.#box.dataset['ran'];
		this.#say(describe(end));
		if (this.#output.trim() !== '') this.#matchOutput();
	}

	stop(): void {
		stop();
	}

	/** Removes the output of an earlier run. */
	clear(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#output = '';
		this.#shown = 0;
		this.#find('.live').hidden = true;
		this.#find('.live .out').textContent = '';
		this.#find('.live .seen').replaceChildren();
		this.#say('');
	}

	async #start(file: string, edited: string | undefined, isOld: () => boolean): Promise<End> {
		this.#say('Getting ready…');
		const language = this.#box.dataset['language'] as Runtime;
		try {
			const info = (await fetchManifest())[language];
			if ('missing' in info) return { how: 'failed', reason: info.missing };
			const job = await this.#createJob(language, file, edited);
			if (isOld()) return { how: 'stopped' };
			const reason = unsupportedReason(job);
			if (reason !== undefined) return { how: 'unsupported', reason };
			return await run(job, info, {
				onDownload: (bytes) => isOld() || this.#showProgress(bytes, info.size),
				onBoot: () => isOld() || this.#showBoot(language),
				onStart: () => isOld() || this.#say('Running…'),
				onOutput: (text) => isOld() || this.#addOutput(text),
			});
		} catch (error) {
			return { how: 'failed', reason: messageOf(error) };
		}
	}

	async #createJob(runtime: Runtime, entry: string, edited: string | undefined): Promise<Job> {
		const { id = '', shared = '', seconds, megabytes = MAX_MEGABYTES } = this.#box.dataset;
		const names = [entry, ...shared.split(' ').filter(Boolean)];
		const files = names.map(async (name) => {
			if (name === entry && edited !== undefined) return [name, edited] as const;
			return [name, originalText(await fetchText(href(`${addressOf('snippet', id)}${name}`)))] as const;
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
			waits: sources.some(waitsInPython),
			sqlalchemy: sources.some(importsSqlAlchemy),
		};
	}

	/** The knobs as environment variables: `pool_size` in the form is `POOL_SIZE`. */
	#readKnobs(): Record<string, string> {
		const inputs = [...this.#box.querySelectorAll<HTMLInputElement>('.controls input')];
		return Object.fromEntries(
			inputs.map((input) => [
				input.name.toUpperCase(),
				input.type === 'checkbox' ? (input.checked ? '1' : '0') : input.value,
			]),
		);
	}

	#showProgress(bytes: number, size: number): void {
		const bar = this.#find<HTMLProgressElement>('progress');
		bar.hidden = false;
		bar.max = size;
		bar.value = bytes;
		this.#say(`Loading ${formatBytes(size)} once…`);
	}

	#showBoot(language: Runtime): void {
		this.#find('progress').hidden = true;
		this.#say(language === 'python' ? 'Starting Python…' : 'Starting…');
	}

	#addOutput(text: string): void {
		this.#output += text;
		this.#timer ??= setTimeout(() => {
			// Only a complete line shows whether it is data for a chart.
			const complete = this.#output.slice(0, this.#output.lastIndexOf('\n') + 1);
			this.#show(withoutSeries(complete));
		}, SHOW_EVERY_MS);
	}

	/** Appends only new output, so that a screen reader does not start over. */
	#show(visible: string): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#find('.live .out').append(visible.slice(this.#shown));
		this.#shown = visible.length;
	}

	#visibleOutput(): string {
		return withoutSeries(this.#output);
	}

	#matchOutput(): void {
		const seen = this.#find('.live .seen');
		this.#matcher?.close();
		this.#matcher = new Matcher(
			(answer) => {
				seen.replaceChildren(...verdictOf(answer));
				this.#matcher?.close();
			},
			(reason) => (seen.textContent = reason),
		);
		this.#matcher.ask(this.#visibleOutput());
	}

	#setRunning(isRunning: boolean): void {
		const stopButton = this.#find<HTMLButtonElement>('[data-do=stop]');
		stopButton.disabled = !isRunning;
		this.#find('progress').hidden = true;
	}

	#say(text: string): void {
		const state = this.#find('.state');
		if (state.textContent !== text) state.textContent = text;
	}

	#find<T extends HTMLElement>(selector: string): T {
		const element = this.#box.querySelector<T>(selector);
		if (!element) throw new Error(`<hs-snippet> has no ${selector}.`);
		return element;
	}
}

/** Output without the lines for charts. */
function withoutSeries(output: string): string {
	return output
		.split('\n')
		.filter((line) => !isSeriesLine(line))
		.join('\n');
}

/** The reason why this browser cannot run a job, if it is known in advance. */
function unsupportedReason({ runtime, waits }: Job): string | undefined {
	if (runtime !== 'python') return undefined;
	if (!('WebAssembly' in globalThis)) return 'this browser has no WebAssembly.';
	if (waits && !('Suspending' in WebAssembly)) {
		return (
			'asynchronous Python needs a browser that can suspend WebAssembly while Python waits (JSPI), and this one cannot. ' +
			'Snippets without asyncio run here.'
		);
	}
	return undefined;
}

function describe(end: End): string {
	switch (end.how) {
		case 'exit':
			return `Ended after ${end.seconds.toFixed(1)} s with exit status ${end.code}.`;
		case 'time limit':
			return `Stopped: it ran for ${end.seconds} s, which is the limit here.`;
		case 'output limit':
			return 'Stopped: it printed more than a page can show.';
		case 'memory limit':
			return `Stopped: it asked for more memory than a run may use here, about ${end.megabytes} MB.`;
		case 'lost':
			return 'Stopped: the sandbox no longer answers. Most likely the code used too much memory, and the browser ended it.';
		case 'stopped':
			return 'Stopped.';
		case 'unsupported':
			return `It did not run: ${end.reason} The recorded output is below.`;
		case 'failed':
			return `It did not run: ${end.reason} Press Run to try again.`;
	}
}

function verdictOf({ result, cards }: MatchedText): (Node | string)[] {
	const known = result.matches.filter(({ verdict }) => verdict === 'known');
	if (known.length === 0) return [h('span', { class: 'small' }, 'This output contains no known error.')];
	const links = known.flatMap(({ error, title }, index) => {
		const link = h('a', { href: cards[error]?.path ?? href(addressOf('error', error)) }, cards[error]?.title ?? title);
		return index > 0 ? [', ', link] : [link];
	});
	return [h('span', { class: 'verdict-mark confirmed' }, 'recognised'), h('span', {}, ...links)];
}

async function fetchManifest(): Promise<RuntimeManifest> {
	return JSON.parse(await fetchText(href('/runtimes/manifest.json'))) as RuntimeManifest;
}

function fetchText(path: string): Promise<string> {
	return request(path, (response) => response.text());
}
