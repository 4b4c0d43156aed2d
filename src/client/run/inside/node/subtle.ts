/// <reference lib="webworker" />
import type { FromWorker, KeyHandle, SubtleAnswer } from '../../protocol.ts';
import { keepAlive } from './event-loop.ts';
import { post } from './post.ts';

/*
 * `crypto.subtle`. Browsers do not provide it to a worker with an opaque origin, but they do to the frame around it. So
 * each call is forwarded to the frame, which uses the browser's own WebCrypto.
 */
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let calls = 0;

/** An object that libraries accept as a WebCrypto key. */
class Key {
	readonly [Symbol.toStringTag] = 'CryptoKey';
	readonly type: string;
	readonly algorithm: object;
	readonly extractable: boolean;
	readonly usages: readonly string[];
	readonly handle: number;

	constructor({ handle, type, algorithm, extractable, usages }: KeyHandle) {
		this.handle = handle;
		this.type = type;
		this.algorithm = algorithm;
		this.extractable = extractable;
		this.usages = usages;
	}
}

const METHODS = ['digest', 'importKey', 'exportKey', 'generateKey', 'sign', 'verify'] as const;

export const subtle = Object.fromEntries(
	METHODS.map((method) => [method, (...values: unknown[]) => call(method, values)]),
);

/** `crypto.randomUUID`, which such a worker does not have either. */
export function randomUUID(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	// The fixed bits of a UUID: version 4, and the usual variant.
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true });
Object.defineProperty(self, 'CryptoKey', { value: Key, configurable: true });

addEventListener('message', ({ data: { call: id, value, error } }: MessageEvent<SubtleAnswer>) => {
	const promise = waiting.get(id);
	waiting.delete(id);
	if (error !== undefined) promise?.reject(new Error(error));
	else promise?.resolve(wrapKeys(value));
});

function call(method: string, values: unknown[]): Promise<unknown> {
	const id = ++calls;
	const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
	post({ type: 'subtle', call: id, method, values: values.map(unwrapKey) } satisfies FromWorker);
	return keepAlive(answer);
}

function unwrapKey(value: unknown): unknown {
	if (!(value instanceof Key)) return value;
	const { handle, type, algorithm, extractable, usages } = value;
	return { handle, type, algorithm, extractable, usages } satisfies KeyHandle;
}

/** Turns the handle of a key, or of each key in a pair, into a key. Any other value stays as it is. */
function wrapKeys(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if ('handle' in value) return new Key(value as KeyHandle);
	if ('privateKey' in value && 'publicKey' in value) {
		const { privateKey, publicKey } = value as { privateKey: KeyHandle; publicKey: KeyHandle };
		return { privateKey: new Key(privateKey), publicKey: new Key(publicKey) };
	}
	return value;
}
