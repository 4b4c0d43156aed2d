import type { ErrorCards } from '../core/verdict/card.ts';
import type { MatchAnswer, MatchRequest } from '../core/verdict/messages.ts';

/**
 * The page's side of the matcher's worker. Only the newest text is worth an answer: while one is being matched, a newer
 * one replaces whatever waits, so fast typing never queues up. A worker that is still busy with an old text after a
 * second is ended and a new one begun.
 */
export class Matcher {
	readonly #onAnswer: (answer: MatchedText) => void;
	readonly #onFailure: (reason: string) => void;
	#cards: Promise<ErrorCards> | undefined;
	#worker: Worker | undefined;
	#nextId = 0;
	/** What the worker has not answered yet. */
	#asked: MatchRequest | undefined;
	#waiting: MatchRequest | undefined;
	#patience: ReturnType<typeof setTimeout> | undefined;

	constructor(onAnswer: (answer: MatchedText) => void, onFailure: (reason: string) => void) {
		this.#onAnswer = onAnswer;
		this.#onFailure = onFailure;
		this.#cards = fetchCards();
		this.#worker = this.#start();
	}

	ask(text: string): void {
		const request = { id: this.#nextId++, text };
		if (!this.#asked) return this.#post(request);
		this.#waiting = request;
		this.#patience ??= setTimeout(() => this.#restart(), PATIENCE_MS);
	}

	close(): void {
		clearTimeout(this.#patience);
		this.#worker?.terminate();
	}

	#start(): Worker | undefined {
		if (typeof Worker === 'undefined') {
			queueMicrotask(() => this.#fail('This browser has no workers.'));
			return undefined;
		}
		const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('error', () => this.#fail('The matcher could not be started.'));
		worker.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
			if (data.type === 'failed') this.#fail(data.reason);
			if (data.type === 'result' && data.id === this.#asked?.id) this.#answer(data);
		});
		return worker;
	}

	#post(request: MatchRequest): void {
		this.#waiting = undefined;
		clearTimeout(this.#patience);
		this.#patience = undefined;
		this.#asked = request;
		// After a failure each text is another attempt.
		this.#worker ??= this.#start();
		this.#cards ??= fetchCards();
		this.#worker?.postMessage(request);
	}

	#answer({ result, ms }: Extract<MatchAnswer, { type: 'result' }>): void {
		const text = this.#asked?.text ?? '';
		this.#asked = undefined;
		if (this.#waiting) return this.#post(this.#waiting);
		void Promise.race([this.#cards ?? {}, noCards()]).then((cards) => {
			// A newer text was asked about while the cards were on their way.
			if (!this.#asked) this.#onAnswer({ text, result, ms, cards });
		});
	}

	#fail(reason: string): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		const wasAsked = this.#asked !== undefined;
		this.#asked = undefined;
		const next = this.#waiting;
		this.#waiting = undefined;
		// Before there is a text, nobody misses the answer; the first text is another attempt.
		if (wasAsked) this.#onFailure(reason);
		if (next && typeof Worker !== 'undefined') this.#post(next);
	}

	#restart(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.#asked = undefined;
		if (this.#waiting) this.#post(this.#waiting);
	}
}

/** How long a newer text waits for the answer to an older one. Ordinary pastes take a few milliseconds. */
const PATIENCE_MS = 1000;
/** How long a verdict waits for the cards, without which it is still a verdict. */
const CARDS_MS = 1000;

/** A verdict without the cards is still a verdict; its links are then those of the error pages alone. */
async function fetchCards(): Promise<ErrorCards> {
	try {
		const response = await fetch('/api/cards.v1.json');
		const cards: unknown = response.ok ? await response.json() : {};
		return typeof cards === 'object' && cards !== null ? (cards as ErrorCards) : {};
	} catch {
		return {};
	}
}

function noCards(): Promise<ErrorCards> {
	return new Promise((resolve) => {
		setTimeout(() => resolve({}), CARDS_MS);
	});
}

export interface MatchedText {
	text: string;
	result: Extract<MatchAnswer, { type: 'result' }>['result'];
	ms: number;
	cards: ErrorCards;
}
