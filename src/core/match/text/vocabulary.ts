/** A set of numbered words. A lookup allocates nothing: the codes are hashed in place. */
export interface Vocabulary {
	/** The index of the word in `codes[from, to)`, or -1. */
	find(codes: Uint16Array, from: number, to: number): number;
}

/** Builds a vocabulary in which `words[i]` has index `i`. The words must be distinct. */
export function buildVocabulary(words: readonly string[]): Vocabulary {
	let size = 16;
	while (size < words.length * 2) size *= 2;
	const mask = size - 1;
	const slots = new Int32Array(size).fill(-1);
	for (let number = 0; number < words.length; number++) {
		let slot = hashOf(words[number] as string) & mask;
		while (slots[slot] !== -1) slot = (slot + 1) & mask;
		slots[slot] = number;
	}
	return {
		find(codes, from, to) {
			let hash = SEED;
			for (let i = from; i < to; i++) hash = Math.imul(hash ^ (codes[i] as number), PRIME);
			for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
				const number = slots[slot] as number;
				if (number === -1) return -1;
				if (isSame(words[number] as string, codes, from, to)) return number;
			}
		},
	};
}

// FNV-1a, 32 bit.
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

function hashOf(word: string): number {
	let hash = SEED;
	for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
	return hash ^ (hash >>> 15);
}

function isSame(word: string, codes: Uint16Array, from: number, to: number): boolean {
	if (word.length !== to - from) return false;
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== codes[from + i]) return false;
	return true;
}
