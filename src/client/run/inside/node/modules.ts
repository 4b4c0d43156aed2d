import * as timers from './event-loop.ts';
import * as events from './events.ts';
import { process } from './globals.ts';
import { format, inspect } from './inspect.ts';
import { randomUUID, subtle } from './subtle.ts';

/** `node:timers/promises`. */
const timersPromises = {
	setTimeout: <T>(ms?: number, value?: T) =>
		new Promise<T | undefined>((resolve) => timers.setTimeout(() => resolve(value), ms)),
	setImmediate: <T>(value?: T) => new Promise<T | undefined>((resolve) => timers.setImmediate(() => resolve(value))),
};

/** The parts of `node:util` that a program needs to print and to wait. */
const util = {
	format,
	inspect,
	promisify:
		(original: (...values: unknown[]) => void) =>
		(...values: unknown[]) =>
			new Promise((resolve, reject) => {
				original(...values, (error: Error | null, result: unknown) => (error ? reject(error) : resolve(result)));
			}),
};

const cryptoModule = {
	webcrypto: crypto,
	subtle,
	randomUUID,
	getRandomValues: <T extends Uint8Array<ArrayBuffer>>(bytes: T) => crypto.getRandomValues(bytes),
};

/** Node modules that a program in the page can import, without the prefix `node:`. */
export const NODE_MODULES: Record<string, object> = {
	crypto: cryptoModule,
	events,
	perf_hooks: { performance },
	process,
	timers,
	'timers/promises': timersPromises,
	util,
};
