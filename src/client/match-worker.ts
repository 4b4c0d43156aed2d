/// <reference lib="webworker" />
import { loadIndex, match, type Index } from '../core/match/runtime.ts';
import type { MatchAnswer, MatchRequest } from '../core/verdict/messages.ts';
import { request } from './request.ts';
import { messageOf } from '../core/text/message-of.ts';
import { href } from './href.ts';

/** Runs the matcher off the main thread: loads the index once, then answers one request after another. */
const index = load();

addEventListener('message', (event: MessageEvent<MatchRequest>) => {
	void index.then((loaded) => {
		if (!loaded) return;
		const { id, text } = event.data;
		const start = performance.now();
		try {
			const result = match(loaded, text);
			answer({ type: 'result', id, result, ms: performance.now() - start });
		} catch (error) {
			answer({ type: 'failed', reason: messageOf(error) });
		}
	});
});

async function load(): Promise<Index | undefined> {
	try {
		const loaded = loadIndex(await request(href('/api/signatures.v1.json'), (response) => response.json()));
		answer({ type: 'ready', errors: loaded.errors.length });
		return loaded;
	} catch (error) {
		answer({ type: 'failed', reason: `the list of known errors could not be loaded. ${messageOf(error)}` });
		return undefined;
	}
}

function answer(message: MatchAnswer): void {
	postMessage(message);
}
