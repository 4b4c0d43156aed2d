import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { useSite } from '../../tests/support/browser.ts';
import { PROJECT } from '../../tests/support/fixture-site.ts';
import { readTour, TOUR_FOLDER, walkTour, type Picture } from '../../tests/tour/walk.ts';

const site = useSite();
const { pictures } = JSON.parse(readFileSync(path.join(TOUR_FOLDER, 'pictures.json'), 'utf8')) as {
	pictures: Picture[];
};
const readme = readFileSync(path.join(PROJECT, 'README.md'), 'utf8');

describe('the pictures of the tour in the README', () => {
	test('show what the site shows; if not, run "npm run pictures" and look at them', async () => {
		await site.withPage({ colorScheme: 'light', reducedMotion: 'reduce' }, async (page) => {
			expect(await walkTour(page)).toEqual(pictures);
		});
	});

	test('are all in the README, in this order, each with a text for those who do not see it', () => {
		const shown = [...readme.matchAll(/<img src="docs\/tour\/([\w.-]+)" width="\d+" alt="([^"]+)"/g)];
		expect(shown.map(([, file]) => file)).toEqual(pictures.map(({ file }) => file));
		for (const [, file, alt = ''] of shown) expect(alt.length, file).toBeGreaterThan(40);
	});

	test.each(pictures)('$file is a PNG of less than 150 KB', ({ file }) => {
		const picture = path.join(TOUR_FOLDER, file);
		expect(readFileSync(picture).subarray(1, 4).toString('latin1')).toBe('PNG');
		expect(statSync(picture).size).toBeLessThan(150 * 1024);
	});

	test('begin with consecutive lines of a source', () => {
		const { source, paste } = readTour();
		const { texts } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'sources.json'), 'utf8')) as {
			texts: { file: string; line: number; text: string }[];
		};
		const lines = paste.map((line) => texts.find(({ file, text }) => file === source && text === line)?.line ?? NaN);
		expect(lines).toEqual(lines.map((_, index) => (lines[0] ?? 0) + index));
		for (const line of paste) expect(readme).toContain(line);
	});
});
