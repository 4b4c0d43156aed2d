import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/core/address/address.ts';
import { useSite } from '../support/browser.ts';
import { CODE } from '../support/hostile-code.ts';
import { EXAMPLE_OF, expectUsable, isResponsive, LIMIT, openEditor, runCode, startCode } from '../support/run-code.ts';
import { openSnippet, runEnd, runSnippet } from '../support/snippets.ts';

const site = useSite();

/** Runs until it is ended, and needs no processor time. */
const WAITING = 'setInterval(() => {}, 1000);';

// These mostly wait, so they do so at the same time.
describe.concurrent('a frame that is lost', () => {
	test('is replaced, and the page says so long before the time limit', async () => {
		await onEditor(80, async (page) => {
			await startCode(page, WAITING);
			// This never settles, so the frame hangs as if the browser had ended its process.
			void sandboxOf(page)
				.evaluate(() => {
					for (;;);
				})
				.catch(() => undefined);
			const { state } = await runEnd(page);
			expect(state).toMatch(/^Stopped: the sandbox no longer answers\./);
			expect(await isResponsive(page)).toBe(true);
			await expectUsable(page, 'typescript');
		});
	});

	test('because its process crashes leaves the page alive, and the next run gets a new frame', async ({ expect }) => {
		await onEditor(80, async (page) => {
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
			await startCode(page, WAITING);
			const session = await page.context().newCDPSession(sandboxOf(page));
			void session.send('Page.crash').catch(() => undefined);
			const seen = { timeout: 60_000 };
			await expect.poll(() => observer.title(), seen).toMatch(/^Stopped: the sandbox no longer answers\./);
			await observer.evaluate(() => new BroadcastChannel('again').postMessage(''));
			await expect.poll(() => observer.title(), seen).toMatch(/^Ended .* still here/);
		});
	});

	test('is not mistaken for a program with endless microtasks, which ends at the time limit', async () => {
		await onEditor(LIMIT, async (page) => {
			expect((await runCode(page, CODE.typescript['microtasks'])).state).toContain(`it ran for ${LIMIT} s`);
		});
	});
});

test('of two runs started together, the second gets its own code', async () => {
	await onEditor(LIMIT, async (page) => {
		await runCode(page, 'console.log("warm");');
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
					megabytes: 100,
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

test('no part of a runtime is loaded before there is a sign that the reader wants to run', async () => {
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

function onEditor(seconds: number, use: (page: Page) => Promise<void>): Promise<void> {
	return site.withPage({}, async (page) => {
		await openEditor(page, 'typescript', { seconds });
		await use(page);
	});
}

function sandboxOf(page: Page): Frame {
	const frame = page.frames().find((each) => each.url().endsWith('/runtimes/sandbox.html'));
	if (!frame) throw new Error('There is no frame.');
	return frame;
}
