/** Candidate places, each an offset and an anchor. */
export class Hits {
	count = 0;
	/** Offset and anchor in one number, so that sorting needs no comparison function. */
	private packed: Float64Array<ArrayBuffer> = new Float64Array(64);
	/** Sorted by offset, then by anchor; filled by `sort`. */
	private offsets: Int32Array = new Int32Array(0);
	private anchors: Int32Array = new Int32Array(0);

	push(at: number, anchor: number): void {
		if (this.count === this.packed.length) {
			const bigger = new Float64Array(this.count * 2);
			bigger.set(this.packed);
			this.packed = bigger;
		}
		this.packed[this.count++] = at * MAX_ANCHORS + anchor;
	}

	clear(): void {
		this.count = 0;
	}

	/** Sorts the places and drops duplicates. The places can be read only after this. */
	sort(): void {
		const sorted = this.packed.subarray(0, this.count).sort();
		this.offsets = new Int32Array(this.count);
		this.anchors = new Int32Array(this.count);
		let unique = 0;
		for (let i = 0; i < sorted.length; i++) {
			const packed = sorted[i] as number;
			if (packed === sorted[i - 1]) continue;
			const at = Math.floor(packed / MAX_ANCHORS);
			this.offsets[unique] = at;
			// Does not use `%`, which is slow on numbers this large.
			this.anchors[unique++] = packed - at * MAX_ANCHORS;
		}
		this.count = unique;
	}

	at(i: number): number {
		return this.offsets[i] as number;
	}

	anchor(i: number): number {
		return this.anchors[i] as number;
	}

	/** Whether an anchor is at most `reach` characters after place `i`, or before it if `reach` is negative. */
	hasNear(i: number, anchor: number, reach: number): boolean {
		const step = reach < 0 ? -1 : 1;
		const limit = this.at(i) + reach;
		// Multiplying by `step` makes the comparison with the limit right in both directions.
		for (let j = i + step; j >= 0 && j < this.count && (this.at(j) - limit) * step <= 0; j += step) {
			if (this.anchors[j] === anchor) return true;
		}
		return false;
	}
}

const MAX_ANCHORS = 1_048_576;
