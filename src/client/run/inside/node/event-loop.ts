/// <reference lib="webworker" />

/*
 * Timers as in Node: objects that know whether they keep the program alive. A program ends when its main file has ended
 * and neither a timer nor a promise keeps it alive.
 */
const native = {
	setTimeout: self.setTimeout.bind(self),
	clearTimeout: self.clearTimeout.bind(self),
};
const alive = new Set<object>();
let onQuiet: (() => void) | undefined;
let endTimer: number | undefined;

/** Calls back once no timer or promise keeps the program alive. */
export function whenQuiet(callback: () => void): void {
	onQuiet = callback;
	checkForEnd();
}

/** Keeps the program alive until the promise is settled. */
export function keepAlive<T>(promise: Promise<T>): Promise<T> {
	alive.add(promise);
	const settle = () => {
		alive.delete(promise);
		checkForEnd();
	};
	promise.then(settle, settle);
	return promise;
}

export class Timer {
	#native = 0;
	#keepsAlive = true;
	readonly #callback: () => void;
	readonly #ms: number;
	readonly #repeats: boolean;

	constructor(callback: () => void, ms: number, repeats: boolean) {
		this.#callback = callback;
		this.#ms = ms;
		this.#repeats = repeats;
		this.refresh();
	}

	ref(): this {
		this.#keepsAlive = true;
		if (this.#native !== 0) alive.add(this);
		return this;
	}

	unref(): this {
		this.#keepsAlive = false;
		alive.delete(this);
		checkForEnd();
		return this;
	}

	hasRef(): boolean {
		return this.#keepsAlive;
	}

	refresh(): this {
		native.clearTimeout(this.#native);
		this.#native = native.setTimeout(this.#fire, this.#ms);
		if (this.#keepsAlive) alive.add(this);
		return this;
	}

	close(): this {
		native.clearTimeout(this.#native);
		this.#native = 0;
		alive.delete(this);
		checkForEnd();
		return this;
	}

	#fire = (): void => {
		this.#native = 0;
		if (this.#repeats) this.refresh();
		else alive.delete(this);
		try {
			this.#callback();
		} finally {
			checkForEnd();
		}
	};
}

export function setTimeout<T extends unknown[]>(callback: (...values: T) => void, ms = 1, ...values: T): Timer {
	return new Timer(() => callback(...values), ms, false);
}

export function setInterval<T extends unknown[]>(callback: (...values: T) => void, ms = 1, ...values: T): Timer {
	return new Timer(() => callback(...values), ms, true);
}

export function setImmediate<T extends unknown[]>(callback: (...values: T) => void, ...values: T): Timer {
	return new Timer(() => callback(...values), 0, false);
}

function clear(timer?: Timer): void {
	timer?.close();
}

export { clear as clearTimeout, clear as clearInterval, clear as clearImmediate };

/**
 * Calls back if the program has ended. A promise may still set a timer, so this waits for two turns and then checks
 * again that nothing keeps the program alive.
 */
function checkForEnd(): void {
	if (!onQuiet || alive.size > 0) return;
	native.clearTimeout(endTimer);
	endTimer = native.setTimeout(() => {
		endTimer = native.setTimeout(() => {
			if (alive.size === 0) onQuiet?.();
		}, 1);
	}, 1);
}
