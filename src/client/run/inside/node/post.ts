/// <reference lib="webworker" />
import type { FromWorker } from '../../protocol.ts';

const native = self.postMessage.bind(self);

/** Sends a message to the frame. `postMessage` is stored here before it is hidden from the reader's code. */
export function post(message: FromWorker): void {
	native(message);
}
