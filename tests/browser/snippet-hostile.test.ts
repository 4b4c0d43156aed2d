import { createServer, type AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Runtime } from '../../src/core/runner/runtime.ts';
import { useSite } from '../support/browser.ts';
import { CODE, ESCAPES } from '../support/hostile-code.ts';
import { EXAMPLE_OF, isResponsive, LIMIT, openEditor, runCode, startCode } from '../support/run-code.ts';
import { reasonNotBuilt, runEnd } from '../support/snippets.ts';

const site = useSite();

const RUNTIMES = (['typescript', 'python'] as const).map((runtime) => {
	const reason = reasonNotBuilt(runtime) ?? (EXAMPLE_OF[runtime] ? undefined : 'no snippet of the content runs in it');
	return { runtime, reason, title: `hostile code in ${runtime}${reason === undefined ? '' : ` (not run: ${reason})`}` };
});

/*
 * Each program prints a first line, so each test shows that the page is usable after the attack of the test before. The last
 * attack is followed by a program that does nothing else.
 */
describe.each(RUNTIMES)('$title', ({ runtime, reason }) => {
	const code = CODE[runtime];
	const hostile = test.skipIf(reason);

	hostile('an endless loop is ended at the time limit, and the page stays responsive', async () => {
		await onPage(runtime, async (page) => {
			await startCode(page, code['loop']);
			expect(await isResponsive(page)).toBe(true);
			const { state, output } = await runEnd(page);
			expect(state).toContain(`it ran for ${LIMIT} s`);
			expect(output).toContain('before');
		});
	});

	hostile('Stop ends an endless loop at once', async () => {
		await onPage(runtime, async (page) => {
			await startCode(page, code['loop']);
			// What was printed just before a program is stopped may be lost on its way to the page.
			await page.locator('hs-snippet .live .out').filter({ hasText: 'before' }).waitFor();
			await page.locator('[data-do=stop]').click();
			const { state, output } = await runEnd(page);
			expect(state).toBe('Stopped.');
			expect(output).toContain('before');
		});
	});

	hostile('endless output is cut, and the page stays responsive', async () => {
		await onPage(runtime, async (page) => {
			const { state, output } = await runCode(page, code['output']);
			expect(state).toContain('more than a page can show');
			expect(output).toMatch(/^before\n/);
			expect(output.length).toBeGreaterThan(10_000);
			expect(output.length).toBeLessThan(21_000);
			expect(await isResponsive(page)).toBe(true);
		});
	});

	hostile('a memory bomb is ended, and the page survives', async () => {
		await onPage(runtime, async (page) => {
			const { state, output } = await runCode(page, code['memory']);
			expect(output).toContain('before');
			expect(state).toMatch(/^(?:Stopped|Ended|It did not run)/);
			expect(await isResponsive(page)).toBe(true);
		});
	});

	hostile('the code reaches no storage, no network and no surrounding page', async () => {
		await onPage(runtime, async (page) => {
			const { output, exit, state } = await runCode(page, addressed(ESCAPES[runtime]));
			expect(exit, `${state}\n${output}`).toBe(0);
			expect(output.split('\n').filter((line) => line.startsWith('GOT'))).toEqual([]);
			expect(output.split('\n').filter((line) => line.startsWith('refused')).length).toBeGreaterThan(10);
		});
	});

	hostile('a second run ends the first, and leaving the page ends the run', async () => {
		await onPage(runtime, async (page) => {
			await startCode(page, code['loop']);
			const { output, exit } = await runCode(page, code['quick']);
			expect(exit).toBe(0);
			expect(output.trim()).toBe('still here');

			await startCode(page, code['loop']);
			const { length: before } = page.frames();
			await page.goto('/');
			expect(before).toBe(2);
			expect(page.frames()).toHaveLength(1);
			expect(page.workers().filter((worker) => worker.url().startsWith('blob:'))).toEqual([]);
			expect(await isResponsive(page)).toBe(true);
		});
	});
});

test('the other server counts connections', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(addressed('ATTACKER/')).catch(() => undefined);
		expect(problems.splice(0).length).toBeGreaterThan(0);
	});
});

/** The page of a runtime that its tests share, because loading a runtime takes seconds. Each run has its own interpreter. */
const shared = new Map<Runtime, Page>();
const problems: string[] = [];
const attacker = createServer((socket) => {
	problems.push('connected to the other server');
	socket.destroy();
});
beforeAll(() => new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
	for (const page of shared.values()) await page.context().close();
	await new Promise((resolve) => attacker.close(resolve));
});
afterEach(() => {
	expect(problems.splice(0)).toEqual([]);
});

/**
 * Uses the page of a runtime, which each test must leave usable. After a failure, the next test gets a new one. Another server
 * counts every connection. A response from any other origin, or to a request that only the snippet makes, is a problem too.
 */
async function onPage(runtime: Runtime, use: (page: Page) => Promise<void>): Promise<void> {
	const page = shared.get(runtime) ?? (await openPage(runtime));
	shared.set(runtime, page);
	try {
		await use(page);
	} catch (error) {
		shared.delete(runtime);
		await page.context().close();
		throw error;
	}
}

async function openPage(runtime: Runtime): Promise<Page> {
	const page = await site.openPage();
	page.on('response', (response) => {
		const { protocol, origin, pathname } = new URL(response.url());
		if (protocol === 'blob:' || protocol === 'data:') return;
		if (origin !== site.url || pathname === '/robots.txt') problems.push(`was answered: ${response.url()}`);
	});
	await openEditor(page, runtime);
	return page;
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
