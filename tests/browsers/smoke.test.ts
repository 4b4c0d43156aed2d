import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../../src/core/address/address.ts';
import { reasonNotBuilt } from '../support/snippets.ts';
import { BROWSERS, type Driver } from '../support/drivers.ts';
import { serveSite } from '../support/serve.ts';

/*
 * The main tasks of a reader, once in each browser on this machine. tests/browser covers details, but only in Chromium. These
 * tests check whether other engines work at all.
 */
const LINE = 'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00';
const RUNBOOK = '/runbooks/pool-full/';
const noPython = reasonNotBuilt('python');

describe.each(BROWSERS)('$kind', ({ kind, missing, start }) => {
	describe.skipIf(missing)(missing === undefined ? 'a reader' : `is skipped: ${missing}`, () => {
		let server: Awaited<ReturnType<typeof serveSite>> | undefined;
		let driver: Driver | undefined;

		beforeAll(async () => {
			if (missing !== undefined) return;
			server = await serveSite();
			driver = await start();
			process.stdout.write(`${driver.name}\n`);
		});
		afterAll(async () => {
			await driver?.close();
			await server?.close();
		});

		test('pastes an error and gets the verdict', async () => {
			await open('/');
			await evaluate((line: string) => {
				const box = document.querySelector('textarea') as HTMLTextAreaElement;
				box.value = line;
				box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
			}, LINE);
			const link = () => document.querySelector('.verdict.known h2 a')?.getAttribute('href');
			expect(await when(link)).toBe('/errors/pool-limit/');
		});

		test('follows an alert to a runbook with its values in the commands, and a tick survives a reload', async () => {
			await open(`${RUNBOOK}#NAMESPACE=orders&DEPLOYMENT=basket-api`);
			const commands = () =>
				[...document.querySelectorAll('main pre')]
					.map((pre) => pre.textContent)
					.find((text) => text.includes('"orders"'));
			expect(await when(commands)).toContain('kubectl -n "orders"');
			await when(() => {
				const tick = document.querySelector<HTMLInputElement>('.tick input');
				tick?.click();
				return tick?.checked;
			});
			// The page needs a moment to write to its storage.
			await sleep(3000);
			await driver?.reload();
			expect(await when(() => document.querySelector<HTMLInputElement>('.tick input')?.checked)).toBe(true);
			expect(await when(commands)).toContain('kubectl -n "orders"');
		});

		test('runs a snippet in TypeScript', async () => {
			const { state, recognised } = await run('node-queue-when-full', 'broken.ts');
			expect(state).toMatch(/^Ended after .* exit status \d/);
			expect(recognised).toContain('/errors/node-pool-wait/');
		});

		test('runs a memory bomb in TypeScript, and the page survives', async () => {
			const bomb = 'const all: unknown[] = []; while (true) all.push(new Array(1_000_000).fill(Math.random()));';
			const { state } = await run('node-queue-when-full', 'broken.ts', bomb);
			expect(state).toContain('asked for more memory');
			expect(await evaluate(() => document.title)).not.toBe('');
		});

		test.skipIf(noPython)('runs a snippet in synchronous Python', async () => {
			const startedAt = performance.now();
			const { state, recognised } = await run('queue-when-full', 'broken.py');
			process.stdout.write(`${kind}, first run of Python: ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
			expect(state).toMatch(/^Ended after .* exit status \d/);
			expect(recognised).toContain('/errors/pool-limit/');
		});

		test.skipIf(noPython)(
			'runs a snippet in asynchronous Python, or gets the reason and the recorded output',
			async () => {
				const hasStackSwitching = await evaluate(() => 'Suspending' in WebAssembly);
				const { state, recognised, recorded } = await run('shared-session', 'broken.py');
				process.stdout.write(`${kind}, asynchronous Python: ${state}\n`);
				if (hasStackSwitching) {
					expect(state).toMatch(/^Ended after .* exit status \d/);
					expect(recognised).toContain('/errors/session-in-use/');
				} else {
					expect(state).toMatch(/^It did not run: asynchronous Python needs/);
					expect(recorded).toContain('This session is provisioning a new connection');
				}
			},
		);

		async function open(path: string): Promise<void> {
			// The browser would not load a page whose address differs only after the #.
			await driver?.open('about:blank');
			await driver?.open(`${server?.url}${path}`);
		}

		/** Runs a function in the page. The function may not use variables from outside. */
		async function evaluate<T, A extends unknown[]>(call: (...values: A) => T, ...values: A): Promise<T> {
			return (await driver?.evaluate(`(${String(call)})(...${JSON.stringify(values)})`)) as T;
		}

		/** The first value that is not empty, false or missing. */
		async function when<T>(find: () => T, limitMs = 20_000): Promise<NonNullable<T>> {
			for (const end = performance.now() + limitMs; ; await sleep(100)) {
				const value = await evaluate(find);
				if (value) return value;
				if (performance.now() > end) throw new Error(`Not within ${limitMs} ms: ${String(find)}`);
			}
		}

		/** Presses Run, and waits for the end and for the matcher's result. */
		async function run(id: string, file: string, code?: string): Promise<RunResult> {
			await open(addressOf('snippet', id));
			await when(() => !document.querySelector<HTMLElement>('hs-snippet form')?.hidden);
			await evaluate(
				(name, text) => {
					const box = document.querySelector('hs-snippet') as HTMLElement;
					const tab = [...box.querySelectorAll<HTMLElement>('[role=tab]')].find((each) => each.textContent === name);
					tab?.click();
					if (text !== null) {
						box.querySelector<HTMLElement>('[data-do=edit]')?.click();
						(box.querySelector('textarea') as HTMLTextAreaElement).value = text;
					}
					box.querySelector<HTMLElement>('.controls .main')?.click();
				},
				file,
				code ?? null,
			);
			await when(() => {
				const state = document.querySelector('hs-snippet .state')?.textContent ?? '';
				return /^(?:Ended|Stopped|It did not run)/.test(state);
			}, 200_000);
			await when(() => {
				const live = document.querySelector('hs-snippet .live');
				return !live?.querySelector('.out')?.textContent || live.querySelector('.seen')?.textContent;
			});
			return evaluate(() => {
				const box = document.querySelector('hs-snippet') as HTMLElement;
				return {
					state: box.querySelector('.state')?.textContent ?? '',
					recognised: [...box.querySelectorAll<HTMLAnchorElement>('.live .seen a')].map(({ pathname }) => pathname),
					recorded: box.querySelector<HTMLElement>('.variant:not([hidden]) .recorded')?.innerText ?? '',
				};
			});
		}
	});
});

interface RunResult {
	/** The final state in the words of the page. */
	state: string;
	/** Addresses of the errors that the page names. */
	recognised: string[];
	/** The visible part of the recorded output. */
	recorded: string;
}
