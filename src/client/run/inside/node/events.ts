type Listener = (...values: unknown[]) => void;

/** The part of Node's `EventEmitter` that pools and small programs use. */
export class EventEmitter {
	#listeners = new Map<string | symbol, Entry[]>();

	on(event: string | symbol, listener: Listener): this {
		return this.#add(event, { listener, once: false });
	}

	once(event: string | symbol, listener: Listener): this {
		return this.#add(event, { listener, once: true });
	}

	off(event: string | symbol, listener: Listener): this {
		const entries = this.#listenersOf(event);
		const index = entries.findLastIndex((entry) => entry.listener === listener);
		if (index >= 0) this.#listeners.set(event, entries.toSpliced(index, 1));
		return this;
	}

	emit(event: string | symbol, ...values: unknown[]): boolean {
		const entries = this.#listenersOf(event);
		if (entries.length === 0 && event === 'error') throw values[0];
		for (const { listener, once } of entries) {
			if (once) this.off(event, listener);
			listener.apply(this, values);
		}
		return entries.length > 0;
	}

	addListener(event: string | symbol, listener: Listener): this {
		return this.on(event, listener);
	}

	removeListener(event: string | symbol, listener: Listener): this {
		return this.off(event, listener);
	}

	removeAllListeners(event?: string | symbol): this {
		if (event === undefined) this.#listeners.clear();
		else this.#listeners.delete(event);
		return this;
	}

	listenerCount(event: string | symbol): number {
		return this.#listenersOf(event).length;
	}

	listeners(event: string | symbol): Listener[] {
		return this.#listenersOf(event).map(({ listener }) => listener);
	}

	setMaxListeners(): this {
		return this;
	}

	#add(event: string | symbol, entry: Entry): this {
		this.#listeners.set(event, [...this.#listenersOf(event), entry]);
		return this;
	}

	/** A list is never changed in place, so that a listener may remove another listener during `emit`. */
	#listenersOf(event: string | symbol): Entry[] {
		return this.#listeners.get(event) ?? [];
	}
}

export default EventEmitter;

/** Resolves with the values of the next event of that name, or rejects on an `error` event. */
export function once(emitter: EventEmitter, event: string): Promise<unknown[]> {
	return new Promise((resolve, reject) => {
		const onEvent: Listener = (...values) => {
			emitter.off('error', onError);
			resolve(values);
		};
		// Removed after the event, so that a later error is not swallowed.
		const onError: Listener = (error) => {
			emitter.off(event, onEvent);
			reject(error instanceof Error ? error : new Error(String(error)));
		};
		emitter.once(event, onEvent);
		if (event !== 'error') emitter.once('error', onError);
	});
}

interface Entry {
	listener: Listener;
	once: boolean;
}
