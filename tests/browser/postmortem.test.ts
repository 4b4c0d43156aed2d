import { expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();
const PAGE = '/postmortems/2025-12-28-basket-pool-limit/';

test.each([true, false])(
	'a claim is one line, and unfolds with the keyboard (script: %s)',
	async (javaScriptEnabled) => {
		await site.withPage({ javaScriptEnabled }, async (page) => {
			await page.goto(PAGE);
			const claim = page.locator('#claim-full-at-fifteen');
			const run = claim.getByRole('link', { name: 'run', exact: true });
			await expectVisible(claim.getByText('confirmed'), true);
			await expectVisible(run, false);
			await claim.locator('summary').focus();
			await page.keyboard.press('Enter');
			await expectVisible(run, true);
		});
	},
);

test('a line of the answer leads to what it rests on', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(PAGE);
		const answer = page.getByRole('region', { name: 'The answer in five lines' });
		for (const link of await answer.getByRole('link', { name: /^(?:claim|action|source) \d$/ }).all()) {
			await link.click();
			await expectVisible(page.locator(':target'), true);
		}
		expect(await answer.getByRole('link').count()).toBeGreaterThan(4);
	});
});

test('on paper, every claim is unfolded', async () => {
	await site.withPage({}, async (page) => {
		await page.goto(PAGE);
		await page.emulateMedia({ media: 'print' });
		const heights = await page
			.locator('.statement .run')
			.evaluateAll((runs) =>
				runs.map((run) => run.checkVisibility({ contentVisibilityAuto: true }) && run.clientHeight),
			);
		expect(heights).toHaveLength(2);
		expect(heights.every((height) => height !== false && height > 0)).toBe(true);
	});
});

test.each([320, 390, 1440])(
	'at %i px, the marks of the timeline lie inside the page and do not cover each other',
	async (width) => {
		await site.withPage({ viewport: { width, height: 800 } }, async (page) => {
			await page.goto(PAGE);
			const marks = await page.locator('.scale circle').evaluateAll((circles) =>
				circles.map((circle) => {
					const { x, y, width: size } = circle.getBoundingClientRect();
					return { x: x + size / 2, y: y + size / 2, size };
				}),
			);
			expect(marks).toHaveLength(3);
			for (const [index, { x, y, size }] of marks.entries()) {
				expect(x - size / 2).toBeGreaterThanOrEqual(0);
				expect(x + size / 2).toBeLessThanOrEqual(width);
				for (const other of marks.slice(index + 1)) {
					expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThanOrEqual(size);
				}
			}
		});
	},
);

test('in forced colours, the two bars of a result differ', async () => {
	await site.withPage({ forcedColors: 'active' }, async (page) => {
		await page.goto(PAGE);
		const fills = await page
			.locator('.metric svg rect')
			.evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill));
		expect(new Set(fills).size).toBe(2);
	});
});

async function expectVisible(locator: { isVisible: () => Promise<boolean> }, isVisible: boolean): Promise<void> {
	expect(await locator.isVisible()).toBe(isVisible);
}
