import type { ErrorCards } from '../core/verdict/card.ts';
import type { MatchAnswer, MatchRequest } from '../core/verdict/messages.ts';

/**
 * The page's side of the matcher's worker. Only the newest text is worth an answer: while one is being matched, a newer
 * one replaces whatever waits, so fast typing never queues up.
 */
export class Matcher {
	readonly #worker: Worker;
	readonly #cards: Promise<ErrorCards>;
	#nextId = 0;
	#busy = false;
	#waiting: MatchRequest | undefined;
	#texts = new Map<number, string>();

	constructor(onAnswer: (answer: MatchedText) => void, onFailure: (reason: string) => void) {
		this.#cards = fetchCards();
		this.#worker = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' });
		this.#worker.addEventListener('error', () => onFailure('The matcher could not be started.'));
		this.#worker.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
			if (data.type === 'failed') onFailure(data.reason);
			if (data.type !== 'result') return;
			const text = this.#texts.get(data.id) ?? '';
			this.#texts.delete(data.id);
			this.#busy = false;
			if (this.#waiting) this.#post(this.#waiting);
			else void this.#cards.then((cards) => onAnswer({ text, result: data.result, ms: data.ms, cards }));
		});
	}

	ask(text: string): void {
		const request = { id: this.#nextId++, text };
		if (this.#busy) this.#waiting = request;
		else this.#post(request);
	}

	close(): void {
		this.#worker.terminate();
	}

	#post(request: MatchRequest): void {
		this.#waiting = undefined;
		this.#busy = true;
		this.#texts.set(request.id, request.text);
		this.#worker.postMessage(request);
	}
}

/** A verdict without the cards is still a verdict; its links are then those of the error pages alone. */
async function fetchCards(): Promise<ErrorCards> {
	try {
		const response = await fetch('/api/cards.v1.json');
		return response.ok ? ((await response.json()) as ErrorCards) : {};
	} catch {
		return {};
	}
}

export interface MatchedText {
	text: string;
	result: Extract<MatchAnswer, { type: 'result' }>['result'];
	ms: number;
	cards: ErrorCards;
}
