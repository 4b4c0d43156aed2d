import type { KeyHandle, SubtleAnswer, SubtleCall } from '../protocol.ts';

/** Makes the WebCrypto calls of one worker in the frame, and stores its keys. */
export class SubtleRelay {
	readonly #keys: CryptoKey[] = [];

	/** Never rejects: a WebCrypto error is returned as an answer. */
	async answer({ call, method, values }: SubtleCall): Promise<SubtleAnswer> {
		try {
			const run = METHODS[method];
			if (!run) throw new Error(`crypto.subtle.${method} is not available in the page.`);
			return { call, value: this.#toHandles(await run(...values.map((value) => this.#keyOf(value)))) };
		} catch (error) {
			return { call, error: error instanceof Error ? error.message : String(error) };
		}
	}

	#keyOf(value: unknown): unknown {
		const isHandle = typeof value === 'object' && value !== null && 'handle' in value;
		return isHandle ? this.#keys[Number(value.handle)] : value;
	}

	#toHandles(value: unknown): unknown {
		if (value instanceof CryptoKey) return this.#handleOf(value);
		if (typeof value === 'object' && value !== null && 'privateKey' in value && 'publicKey' in value) {
			const { privateKey, publicKey } = value as CryptoKeyPair;
			return { privateKey: this.#handleOf(privateKey), publicKey: this.#handleOf(publicKey) };
		}
		return value;
	}

	#handleOf(key: CryptoKey): KeyHandle {
		const { type, algorithm, extractable, usages } = key;
		return { handle: this.#keys.push(key) - 1, type, algorithm, extractable, usages };
	}
}

/** The values come from the reader's code, and WebCrypto checks them itself. */
type Method = (...values: unknown[]) => Promise<unknown>;
const METHODS: Record<string, Method | undefined> = Object.fromEntries(
	(['digest', 'importKey', 'exportKey', 'generateKey', 'sign', 'verify'] as const).map((name) => [
		name,
		(crypto.subtle[name] as Method).bind(crypto.subtle),
	]),
);
