/// <reference lib="webworker" />
import type { FromWorker } from '../../protocol.ts';

const native = self.postMessage.bind(self);

/** Tells the frame. Kept before the reader's code loses sight of `postMessage`. */
export function post(message: FromWorker): void {
	native(message);
}
