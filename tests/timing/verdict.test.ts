import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BACKGROUND } from '../../src/core/match/corpus/background.ts';
import { useSite } from '../support/browser.ts';

const site = useSite();
const LINE = 'QueuePool limit of size 20 overflow 40 reached, connection timed out, timeout 30.00';

describe('a verdict on 200 lines, with the processor slowed down four times,', () => {
	// Repeated, because other tests may be using the processor at that moment.
	const timed = { retry: 3 };
	test('comes within 50 ms of the last keystroke', timed, async () => {
		const median = await medianOf('typed');
		process.stdout.write(`verdict on 200 lines ${median.toFixed(1)} ms after a keystroke\n`);
		expect(median).toBeLessThan(50);
	});

	// The browser lays out 200 new lines before it fires the paste event, which takes 40 to 90 ms outside our control.
	test('comes within 200 ms of a paste', timed, async () => {
		const median = await medianOf('pasted');
		process.stdout.write(`verdict on 200 lines ${median.toFixed(1)} ms after a paste\n`);
		expect(median).toBeLessThan(200);
	});
});

async function medianOf(how: 'typed' | 'pasted'): Promise<number> {
	const noise = Array.from({ length: 199 }, (_, i) => BACKGROUND[(i * 7) % BACKGROUND.length] ?? '');
	const text = [...noise.slice(0, 120), LINE, ...noise.slice(120)].join('\n');
	const times = await site.withPage({}, async (page) => {
		await page.goto('/');
		await showFirstVerdict(page);
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		return page.evaluate(measureVerdicts, { text, how });
	});
	return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

async function showFirstVerdict(page: Page): Promise<void> {
	await page.locator('main textarea').fill(LINE);
	await page.locator('.verdict').first().waitFor();
}

/** Runs in the page: milliseconds from the input to the new verdict in the document, eleven times. */
async function measureVerdicts({ text, how }: { text: string; how: 'typed' | 'pasted' }): Promise<number[]> {
	const box = document.querySelector('textarea');
	const out = document.querySelector('.verdicts');
	if (!box || !out) return [];
	const measure = async (change: () => void): Promise<number> => {
		const changed = new Promise<void>((resolve) => {
			const observer = new MutationObserver(() => {
				observer.disconnect();
				resolve();
			});
			observer.observe(out, { childList: true });
		});
		const start = performance.now();
		change();
		await changed;
		return performance.now() - start;
	};
	const times: number[] = [];
	box.focus();
	for (let i = 0; i < 11; i += 1) {
		const all = await measure(() => {
			box.value = `${text}\n${i}`;
			box.dispatchEvent(new Event('input', { bubbles: true }));
		});
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		const one = await measure(() => document.execCommand('insertText', false, '.'));
		times.push(how === 'pasted' ? all : one);
	}
	return times;
}
