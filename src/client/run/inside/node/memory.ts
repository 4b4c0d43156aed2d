/// <reference lib="webworker" />
import { post } from './post.ts';

/*
 * A limit on memory. No browser lets a page limit or even read the memory of a worker, and in browsers that run the
 * frame in the page's process, a run that takes too much memory crashes the page. So the built-ins that allocate much
 * at once, or that grow, add up the requested sizes, and the run ends at the limit.
 *
 * The memory of freed arrays and buffers is subtracted once the garbage collector has reported them, which it does only
 * between two turns of the event loop. So a loop that allocates and drops a gigabyte without waiting is ended, although
 * that memory is no longer in use. Strings, and the growth of arrays, maps and sets, are never subtracted. Linked objects,
 * `list[i] = …`, strings joined with `+` and spread syntax are not counted, so only the time limit ends such a run.
 */
let maxMegabytes = Infinity;
const MEGABYTE = 2 ** 20;
/**
 * Allocations of fewer bytes are not counted, because counting them would end programs that only copy a lot. Only the
 * time limit ends a program with many of them.
 */
const MIN_COUNTED = 4096;
/** Bytes that an array needs for each entry. */
const SLOT = 8;
/** Arrays, maps and sets that grow entry by entry are counted each time they have grown by this many entries. */
const GROWTH = 2 ** 16;
/** A generous estimate, for a slot and a small object. A `Map` must reach the memory limit before its own maximum size. */
const BYTES_PER_ENTRY = 128;
/** Engines store longer arrays sparsely, so their length does not reflect their memory. */
const MAX_DENSE_LENGTH = 2 ** 25;

/** Sets the limit, in megabytes. */
export function limitMemory(megabytes: number): void {
	maxMegabytes = megabytes;
}

let used = 0;
const freed = new FinalizationRegistry<number>((bytes) => (used -= bytes));

/**
 * Adds to the memory in use, and ends the run if the sum exceeds the limit. Called before an allocation if possible.
 */
function charge(bytes: number): void {
	if (!(bytes >= MIN_COUNTED)) return;
	used += bytes;
	if (used <= maxMegabytes * MEGABYTE) return;
	post({ type: 'memory limit', megabytes: maxMegabytes });
	// The program could catch an error and continue, so this loops until the frame has read the message and ends the
	// worker.
	for (;;);
}

/** Charges the bytes of an object, unless they are already charged, and subtracts them once it is garbage-collected. */
function chargeFor<T extends object>(object: T, bytes: number, isCharged = false): T {
	if (!isCharged) charge(bytes);
	if (bytes >= MIN_COUNTED) freed.register(object, bytes);
	return object;
}

const TYPED_ARRAYS = [
	...[Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array],
	...[Float32Array, Float64Array, BigInt64Array, BigUint64Array],
];
for (const type of TYPED_ARRAYS) {
	replaceClass(type, (construct, [source]: unknown[]) => {
		if (typeof source !== 'object') {
			const bytes = Number(source ?? 0) * type.BYTES_PER_ELEMENT;
			charge(bytes);
			return chargeFor(construct(), bytes, true);
		}
		const array = construct();
		return source instanceof ArrayBuffer ? array : chargeFor(array, (array as Uint8Array).byteLength);
	});
}

replaceClass(ArrayBuffer, (construct, [length, options]: unknown[]) => {
	const { maxByteLength = 0 } = (options ?? {}) as { maxByteLength?: number };
	const bytes = Math.max(Number(length ?? 0), Number(maxByteLength));
	charge(bytes);
	return chargeFor(construct(), bytes, true);
});

replaceClass(Array, (construct, values: unknown[]) => {
	const length = values.length === 1 && typeof values[0] === 'number' ? values[0] : values.length;
	const bytes = Math.min(length, MAX_DENSE_LENGTH) * SLOT;
	charge(bytes);
	return chargeFor(construct(), bytes, true);
});

const chargeArray = (array: unknown) => chargeFor(array as unknown[], (array as unknown[]).length * SLOT);
for (const name of ['concat', 'filter', 'flat', 'flatMap', 'toReversed', 'toSorted', 'toSpliced', 'with'] as const) {
	replaceMethod(Array.prototype, name, (original, receiver, values) => chargeArray(original.apply(receiver, values)));
}
replaceMethod(Array, 'from', (original, receiver, values) => chargeArray(original.apply(receiver, values)));
replaceMethod(Array.prototype, 'fill', (original, receiver: unknown[], values) => {
	charge(receiver.length * SLOT);
	return original.apply(receiver, values);
});
for (const name of ['push', 'unshift'] as const) {
	replaceMethod(Array.prototype, name, (original, receiver, values) => {
		const length = original.apply(receiver, values) as number;
		chargeGrowth(length - values.length, length);
		return length;
	});
}
replaceMethod(Map.prototype, 'set', chargeBySize);
replaceMethod(Set.prototype, 'add', chargeBySize);

for (const name of ['repeat', 'padStart', 'padEnd'] as const) {
	replaceMethod(String.prototype, name, (original, receiver: string, values) => {
		const [count] = values;
		charge(Number(count) * (name === 'repeat' ? receiver.length : 1));
		return original.apply(receiver, values);
	});
}
replaceMethod(Array.prototype, 'join', (original, receiver, values) => {
	const text = original.apply(receiver, values) as string;
	charge(text.length);
	return text;
});
replaceMethod(TextEncoder.prototype, 'encode', (original, receiver, values) => {
	const bytes = original.apply(receiver, values) as Uint8Array;
	return chargeFor(bytes, bytes.byteLength);
});

replaceMethod(self, 'structuredClone', (original, _receiver, values) => {
	const clone = original.apply(self, values);
	if (Array.isArray(clone)) chargeArray(clone);
	else if (ArrayBuffer.isView(clone) || clone instanceof ArrayBuffer) chargeFor(clone, clone.byteLength);
	return clone;
});

// A program for Node does not need these in the page, and each could allocate uncounted memory.
for (const name of [
	...['Worker', 'SharedWorker', 'WebAssembly', 'SharedArrayBuffer', 'Blob', 'File', 'MessageChannel'],
	...['OffscreenCanvas', 'ImageData', 'createImageBitmap', 'VideoFrame', 'AudioData'],
]) {
	Object.defineProperty(self, name, { value: undefined, configurable: true, writable: true });
}

function chargeBySize(original: Method, receiver: { size: number }, values: unknown[]): unknown {
	const before = receiver.size;
	const result = original.apply(receiver, values);
	chargeGrowth(before, receiver.size);
	return result;
}

function chargeGrowth(before: number, after: number): void {
	const steps = Math.floor(after / GROWTH) - Math.floor(before / GROWTH);
	if (steps > 0) charge(steps * GROWTH * BYTES_PER_ENTRY);
}

/** Replaces a global class with a proxy, also as the `constructor` of its instances (`[].constructor`). */
function replaceClass<T extends Constructor>(
	original: T,
	create: (construct: () => object, values: unknown[]) => object,
): void {
	const proxy: T = new Proxy(original, {
		construct: (target, values: unknown[], newTarget) =>
			create(() => Reflect.construct<unknown[], object>(target, values, newTarget as T), values),
		apply: (target, _receiver, values: unknown[]) =>
			create(() => (target as unknown as (...values: unknown[]) => object)(...values), values),
	});
	Object.defineProperty(self, original.name, { value: proxy, configurable: true, writable: true });
	Object.defineProperty(original.prototype, 'constructor', { value: proxy, configurable: true, writable: true });
}

function replaceMethod<T>(
	owner: object,
	name: string,
	call: (original: Method, receiver: T, values: unknown[]) => unknown,
): void {
	const original = (owner as Record<string, Method>)[name];
	if (!original) return;
	// This form gives the replacement the name of the original.
	const replacement = {
		[name](this: T, ...values: unknown[]) {
			return call(original, this, values);
		},
	}[name];
	Object.defineProperty(owner, name, { value: replacement, configurable: true, writable: true });
}

type Method = (this: unknown, ...values: unknown[]) => unknown;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only this accepts every class with any constructor parameters
type Constructor = (new (...values: any[]) => object) & { name: string; prototype: object };
