import { MAX_MESSAGES, MAX_RAW_OUTPUT, type FromWorker } from '../protocol.ts';

/**
 * Creates the function with which a program prints. It stops sending after one message or one character more than the
 * frame accepts. A loop that prints would otherwise fill the frame's queue faster than the frame can empty it, and a
 * frame that is busy with the queue of an ended run cannot start the next one.
 */
export function createPrinter(post: (message: FromWorker) => void): (text: string) => void {
	let messages = 0;
	let characters = 0;
	return (text) => {
		if (messages > MAX_MESSAGES || characters > MAX_RAW_OUTPUT) return;
		messages += 1;
		const sent = text.slice(0, MAX_RAW_OUTPUT + 1 - characters);
		characters += sent.length;
		post({ type: 'output', text: sent });
	};
}
