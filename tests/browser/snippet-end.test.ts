import { describe, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { openEditor, runCode } from '../support/run-code.ts';

const site = useSite();

/** Clients for pg-pool. The interval of `Connected` stands for its open socket. */
const CLIENT = `
	import Pool from 'pg-pool';
	class Client {
		_queryable = true;
		connect(done: () => void) { setTimeout(done, 0); }
		end(done?: () => void) { done?.(); }
		on() {} once() {} removeListener() {}
	}
	class Connected extends Client {
		socket = setInterval(() => {}, 1000);
		end(done?: () => void) { clearInterval(this.socket); console.log('closed'); done?.(); }
	}
`;

// Each waits for its own timers, so they do so at the same time.
describe.concurrent('a run ends when the program is done', () => {
	test('although a pool of pg-pool still has idle clients', async () => {
		const code = `${CLIENT}
			const pool = new Pool({ Client, max: 8 });
			const clients = await Promise.all(Array.from({ length: 8 }, () => pool.connect()));
			for (const client of clients) client.release();
			console.log(pool.totalCount, pool.idleCount);`;
		expect(await end(code)).toEqual({ output: '8 8', exit: 0, isPrompt: true });
	});

	test('although a pool of tarn or generic-pool is not closed', async () => {
		const code = `
			import { Pool } from 'tarn';
			import genericPool from 'generic-pool';
			const factory = { create: async () => ({}), destroy: async () => {} };
			const pool = new Pool({ ...factory, min: 0, max: 2 });
			pool.release(await pool.acquire().promise);
			const other = genericPool.createPool(factory, { max: 2, evictionRunIntervalMillis: 100 });
			await other.release(await other.acquire());
			console.log('done');`;
		expect(await end(code)).toEqual({ output: 'done', exit: 0, isPrompt: true });
	});

	test('but not while code waits for a connection', async () => {
		const code = `
			import { Pool } from 'tarn';
			const pool = new Pool({ create: async () => ({}), destroy: async () => {}, min: 0, max: 1, acquireTimeoutMillis: 2500 });
			await pool.acquire().promise;
			pool.acquire().promise.catch((error: Error) => console.log(error.constructor.name));`;
		expect(await end(code)).toEqual({ output: 'TimeoutError', exit: 0, isPrompt: false });
	});

	test('but not while a client is connected, which the pool closes at its usual time', async () => {
		const code = `${CLIENT}
			const pool = new Pool({ Client: Connected, max: 1, idleTimeoutMillis: 2500 });
			(await pool.connect()).release();`;
		expect(await end(code)).toEqual({ output: 'closed', exit: 0, isPrompt: false });
	});
});

/** Runs a program. `isPrompt` says whether it ended without waiting for a timer of seconds. */
async function end(code: string): Promise<{ output: string; exit: number | undefined; isPrompt: boolean }> {
	return site.withPage({}, async (page) => {
		await openEditor(page, 'typescript', { seconds: 30 });
		const { output, exit, state } = await runCode(page, code);
		const seconds = Number(/after ([\d.]+) s/.exec(state)?.[1]);
		return { output: output.trim(), exit, isPrompt: seconds < 2 };
	});
}
