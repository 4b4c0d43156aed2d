import type { ErrorCards } from '../core/verdict/cards/card.ts';
import type { MatchAnswer, MatchRequest } from '../core/verdict/messages.ts';
import { PATIENCE_S } from './load-part.ts';
import { request } from './request.ts';
import { href } from './href.ts';

/**
 * The page's side of the matcher's worker. Only the newest text needs an answer: while a text is being matched, a newer
 * text replaces the waiting one, so that fast typing never queues up. A worker that keeps a newer text waiting for a
 * second is replaced. If a worker does not start within the limit, that is a failure, and the next text starts another.
 */
export class Matcher {
	readonly #onAnswer: (answer: MatchedText) => void;
	readonly #onFailure: (reason: string) => void;
	#cards: Promise<ErrorCards | undefined> | undefined;
	#worker: Worker | undefined;
	#nextId = 0;
	/** The request that the worker has not answered yet. */
	#pending: MatchRequest | undefined;
	/** The newest request, if the worker is still busy with an older one. */
	#waiting: MatchRequest | undefined;
	#busyTimer: ReturnType<typeof setTimeout> | undefined;
	#isReady = false;
	#startTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(onAnswer: (answer: MatchedText) => void, onFailure: (reason: string) => void) {
		this.#onAnswer = onAnswer;
		this.#onFailure = onFailure;
		this.#cards = this.#fetchCards();
		this.#worker = this.#startWorker();
	}

	/** Requests the verdict on a text. It replaces any text that is still waiting. */
	ask(text: string): void {
		const request = { id: this.#nextId++, text };
		if (!this.#pending) return this.#post(request);
		this.#waiting = request;
		this.#busyTimer ??= setTimeout(() => this.#restart(), BUSY_LIMIT_MS);
	}

	close(): void {
		clearTimeout(this.#busyTimer);
		this.#endWorker();
	}

	#endWorker(): void {
		clearTimeout(this.#startTimer);
		this.#startTimer = undefined;
		this.#isReady = false;
		this.#worker?.terminate();
		this.#worker = undefined;
	}

	#startWorker(): Worker | undefined {
		if (typeof Worker === 'undefined') {
			queueMicrotask(() => this.#fail('this browser does not support workers.'));
			return undefined;
		}
		const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('error', () => {
			this.#fail('a part of this page could not be loaded. The site may have been updated since you opened it.');
		});
		worker.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
			if (data.type !== 'failed') {
				this.#isReady = true;
				clearTimeout(this.#startTimer);
			}
			if (data.type === 'failed') this.#fail(data.reason);
			if (data.type === 'result' && data.id === this.#pending?.id) this.#receive(data);
		});
		return worker;
	}

	#post(request: MatchRequest): void {
		this.#waiting = undefined;
		clearTimeout(this.#busyTimer);
		this.#busyTimer = undefined;
		this.#pending = request;
		// After a failure, the next text starts a new worker and fetches the cards again.
		this.#worker ??= this.#startWorker();
		this.#cards ??= this.#fetchCards();
		if (!this.#isReady) {
			// The worker itself limits the time for the index. This limit is for a worker whose script does not even start.
			this.#startTimer ??= setTimeout(() => {
				this.#fail(`the list of known errors did not arrive within ${START_LIMIT_S} seconds.`);
			}, START_LIMIT_S * 1000);
		}
		this.#worker?.postMessage(request);
	}

	#receive({ result, ms }: Extract<MatchAnswer, { type: 'result' }>): void {
		const text = this.#pending?.text ?? '';
		this.#pending = undefined;
		if (this.#waiting) return this.#post(this.#waiting);
		const nextId = this.#nextId;
		const tell = (cards: ErrorCards | undefined, cardsAre: MatchedText['cardsAre']) => {
			// A newer text may have been requested while the cards were loading.
			if (nextId === this.#nextId) this.#onAnswer({ text, result, ms, cards: cards ?? {}, cardsAre });
		};
		void this.#tellWithCards(this.#cards ?? Promise.resolve(undefined), tell);
	}

	async #fetchCards(): Promise<ErrorCards | undefined> {
		const cards = await fetchCards();
		// The next text fetches them again.
		if (!cards) this.#cards = undefined;
		return cards;
	}

	/** Calls `tell` with the cards. If they take long, calls it without them first, and again when they arrive. */
	async #tellWithCards(
		loading: Promise<ErrorCards | undefined>,
		tell: (cards: ErrorCards | undefined, cardsAre: MatchedText['cardsAre']) => void,
	): Promise<void> {
		const timer = setTimeout(() => tell(undefined, 'coming'), CARDS_MS);
		const cards = await loading;
		clearTimeout(timer);
		tell(cards, cards ? 'here' : 'missing');
	}

	#fail(reason: string): void {
		const wasReady = this.#isReady;
		this.#endWorker();
		const hadRequest = this.#pending !== undefined;
		this.#pending = undefined;
		const next = this.#waiting;
		this.#waiting = undefined;
		// If no text was being matched, the reader needs no answer, and the next text starts a new worker.
		if (hadRequest) this.#onFailure(reason);
		// A worker that could not even start would probably not start for the next text either, so the reader decides
		// whether to try again.
		if (next && wasReady) this.#post(next);
	}

	#restart(): void {
		this.#busyTimer = undefined;
		// The worker is still loading the index, which a new worker would have to load as well.
		if (!this.#isReady) return;
		this.#endWorker();
		this.#pending = undefined;
		if (this.#waiting) this.#post(this.#waiting);
	}
}

/** Maximum time that a newer text waits for the answer to an older one. Ordinary pastes take a few milliseconds. */
const BUSY_LIMIT_MS = 1000;
/** Maximum time that a verdict waits for the cards. It is useful without them. */
const CARDS_MS = 1000;
const START_LIMIT_S = PATIENCE_S + 2;

/** Loads the cards; undefined if they do not arrive, in which case verdicts link only to error pages. */
async function fetchCards(): Promise<ErrorCards | undefined> {
	try {
		const cards: unknown = await request(href('/api/cards.v1.json'), (response) => response.json());
		return typeof cards === 'object' && cards !== null ? (cards as ErrorCards) : undefined;
	} catch {
		return undefined;
	}
}

export interface MatchedText {
	text: string;
	result: Extract<MatchAnswer, { type: 'result' }>['result'];
	ms: number;
	cards: ErrorCards;
	/** Whether the cards are all here, may still come, or could not be loaded. */
	cardsAre: 'here' | 'coming' | 'missing';
}
