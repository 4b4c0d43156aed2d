import { formatProgress } from '../../core/text/bytes.ts';
import { isSeriesLine } from '../../core/runner/series.ts';
import { h } from '../dom.ts';
import { Matcher, type MatchedText } from '../matcher.ts';
import type { Runtime } from '../../core/runner/runtime.ts';
import { endText } from './end-text.ts';
import { fetchManifest, JobReader, unsupportedReason } from './jobs.ts';
import { LiveCharts } from './live-charts.ts';
import type { End } from './protocol.ts';
import { prepare, run, stop } from './run.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { href } from '../href.ts';
import { addressOf } from '../../core/address/address.ts';
import { countSeconds, StateLine } from './state-line.ts';

/** Interval for showing new output. It is long because a screen reader announces each chunk. */
const SHOW_EVERY_MS = 500;

/** Minimum time between two preparations. They are repeated because the spare interpreter may have been dropped. */
const PREPARE_EVERY_MS = 20_000;

/**
 * Handles the runs of one snippet on the page: reads the form, starts runs, shows their progress, and queries the matcher.
 */
export class Session {
	readonly #box: HTMLElement;
	readonly #jobs: JobReader;
	readonly #state: StateLine;
	readonly #charts: LiveCharts;
	/** The recorded outputs that were folded because a run printed something. */
	#folded = new WeakSet<Element>();
	#isRunning = false;
	#preparedAt = -Infinity;
	#output = '';
	/** The length of the output that is already on the page, without the lines for charts. */
	#shownLength = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The number of the newest run. What an older one still reports is ignored. */
	#newestRun = 0;
	#matcher: Matcher | undefined;

	constructor(box: HTMLElement) {
		this.#box = box;
		this.#jobs = new JobReader(box);
		this.#state = new StateLine(this.#find('.state'));
		this.#charts = new LiveCharts(this.#find('.live [role=log]'));
	}

	/**
	 * Gets everything ready for a run that the reader seems to intend, except on a connection that should use little data.
	 * Never rejects: if something fails, the run tries again and reports the failure.
	 */
	async prepare(file: string, edited: string | undefined): Promise<void> {
		const now = performance.now();
		const { connection } = navigator as { connection?: { saveData?: boolean } };
		if (connection?.saveData === true || now - this.#preparedAt < PREPARE_EVERY_MS) return;
		this.#preparedAt = now;
		try {
			const info = (await fetchManifest())[this.#jobs.runtime];
			const job = await this.#jobs.read(file, edited);
			if (!('missing' in info) && unsupportedReason(job) === undefined) await prepare(job, info);
		} catch {
			this.#preparedAt = -Infinity;
		}
	}

	/**
	 * Runs a file of the snippet, or the reader's edited version of it. The recorded output stays open until the run
	 * prints.
	 */
	async run(file: string, edited: string | undefined): Promise<void> {
		const number = ++this.#newestRun;
		const isOld = () => number !== this.#newestRun;
		this.#wipe();
		this.#find('.live').hidden = false;
		this.#setRunning(true);
		const end = await this.#start(file, edited, isOld);
		if (isOld()) return;
		this.#setRunning(false);
		this.#showOutput(this.#visibleOutput());
		this.#charts.render(this.#output);
		this.#state.say(endText(end));
		if (this.#output.trim() !== '') this.#matchOutput();
	}

	stop(): void {
		if (this.#isRunning) stop();
	}

	/** Ends the run, removes its output and shows all recorded output. */
	clear(): void {
		this.stop();
		this.#newestRun++;
		this.#setRunning(false);
		this.#wipe();
		for (const recorded of this.#box.querySelectorAll('details.recorded')) recorded.setAttribute('open', '');
		this.#folded = new WeakSet();
	}

	/** Removes the output of an earlier run. */
	#wipe(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#output = '';
		this.#shownLength = 0;
		this.#find('.live').hidden = true;
		this.#charts.clear();
		this.#matcher?.close();
		this.#find('.live .out').textContent = '';
		this.#find('.live .seen').replaceChildren();
		this.#state.say('');
	}

	async #start(file: string, edited: string | undefined, isOld: () => boolean): Promise<End> {
		const { runtime } = this.#jobs;
		const seconds = countSeconds();
		this.#state.show('Getting ready', seconds);
		try {
			const info = (await fetchManifest())[runtime];
			if ('missing' in info) return { how: 'failed', reason: info.missing };
			const job = await this.#jobs.read(file, edited);
			if (isOld()) return { how: 'stopped' };
			const reason = unsupportedReason(job);
			if (reason !== undefined) return { how: 'unsupported', reason };
			return await run(job, info, {
				onDownload: (bytes) => isOld() || this.#showDownload(bytes, info.size, seconds),
				onBoot: () => isOld() || this.#showPhase(`Starting ${NAME_OF[runtime]}`, seconds),
				onStart: () => isOld() || this.#showPhase('Running', countSeconds()),
				onOutput: (text) => isOld() || this.#addOutput(text),
			});
		} catch (error) {
			return { how: 'failed', reason: messageOf(error) };
		}
	}

	#showDownload(bytes: number, size: number, seconds: () => string): void {
		const bar = this.#find<HTMLProgressElement>('progress');
		bar.max = size;
		bar.value = bytes;
		if (!bar.hidden) return;
		bar.hidden = false;
		const figures = () => `: ${formatProgress(bar.value, size)}${seconds()}`;
		this.#state.show(`Loading ${NAME_OF[this.#jobs.runtime]}`, figures);
	}

	#showPhase(phase: string, seconds: () => string): void {
		this.#find('progress').hidden = true;
		this.#state.show(phase, seconds);
	}

	#addOutput(text: string): void {
		this.#output += text;
		this.#timer ??= setTimeout(() => {
			// Only a complete line shows whether it is data for a chart.
			const complete = this.#output.slice(0, this.#output.lastIndexOf('\n') + 1);
			this.#showOutput(withoutSeries(complete));
			this.#charts.render(complete);
		}, SHOW_EVERY_MS);
	}

	/** Appends only new output, so that a screen reader does not start over. */
	#showOutput(visible: string): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (visible.trim() !== '') this.#foldRecorded();
		this.#find('.live .out').append(visible.slice(this.#shownLength));
		this.#shownLength = visible.length;
	}

	/** Folds the recorded output, once: a reader who opens it again wants to see both outputs. */
	#foldRecorded(): void {
		const recorded = this.#box.querySelector('.variant:not([hidden]) details.recorded');
		if (!recorded || this.#folded.has(recorded)) return;
		this.#folded.add(recorded);
		recorded.removeAttribute('open');
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
		this.#isRunning = isRunning;
		const stopButton = this.#find<HTMLButtonElement>('[data-do=stop]');
		stopButton.disabled = !isRunning;
		this.#find('progress').hidden = true;
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

function verdictOf({ result, cards }: MatchedText): (Node | string)[] {
	const known = result.matches.filter(({ verdict }) => verdict === 'known');
	if (known.length === 0) return [h('span', { class: 'small' }, 'This output contains no known error.')];
	const links = known.flatMap(({ error, title }, index) => {
		const link = h('a', { href: cards[error]?.path ?? href(addressOf('error', error)) }, cards[error]?.title ?? title);
		return index > 0 ? [', ', link] : [link];
	});
	return [h('span', { class: 'verdict-mark confirmed' }, 'recognised'), h('span', {}, ...links)];
}

const NAME_OF: Record<Runtime, string> = { python: 'Python', typescript: 'TypeScript' };
