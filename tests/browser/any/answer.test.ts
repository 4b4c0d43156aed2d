import { expect, test } from 'vitest';
import { addressOf } from '../../../src/core/address/address.ts';
import { entriesFor } from '../../../src/core/audience.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { useSite } from '../../support/browser.ts';

const site = useSite();
const pages = entriesFor(AUDIENCE, (await loadContent()).entries)
	.filter((entry) => entry.kind === 'postmortem' && entry.data.answer !== undefined)
	.map(({ kind, id }) => addressOf(kind, id));
const reason = pages.length === 0 ? ' (not run: this content has no postmortem with an answer)' : '';

/** The lowest edge that the answer may have: the first screen, and on a phone 1.3 screens. */
const WINDOWS = [
	{ width: 1440, height: 900, limit: 900 },
	{ width: 390, height: 844, limit: 1097 },
];

test.each(WINDOWS)(
	`at $width × $height, the answer of every postmortem ends above $limit px${reason}`,
	async (size) => {
		const { limit, ...viewport } = size;
		const edges: { pathname: string; edge: number }[] = [];
		await site.withPage({ viewport }, async (page) => {
			for (const pathname of pages) {
				await page.goto(pathname);
				const box = await page.locator('section[aria-label="The answer in five lines"]').boundingBox();
				edges.push({ pathname, edge: box ? Math.ceil(box.y + box.height) : Infinity });
			}
		});
		for (const { pathname, edge } of edges) console.info(`${viewport.width} px: ${edge} ${pathname}`);
		expect(edges.filter(({ edge }) => edge > limit)).toEqual([]);
	},
);
