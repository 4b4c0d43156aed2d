import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { serveSite } from '../support/serve.ts';
import { launchPictureBrowser } from '../support/picture-browser.ts';
import { TOUR_FOLDER, walkTour, type View } from './walk.ts';

/**
 * `npm run pictures`: takes the pictures of the tour in the README from the built site, and records the texts that they show in
 * `pictures.json`. A test walks the same way and fails if the site shows other texts.
 *
 * The pictures differ a little between machines, because code uses a font of the system. Commit them only if the page or the
 * texts have changed.
 */
const server = await serveSite();
const browser = await launchPictureBrowser();
await mkdir(TOUR_FOLDER, { recursive: true });
try {
	const page = await browser.newPage({
		baseURL: server.url,
		deviceScaleFactor: 2,
		colorScheme: 'light',
		reducedMotion: 'reduce',
	});
	const pictures = await walkTour(page, async (view) => {
		const screenshot = await page.screenshot({ fullPage: true, clip: await clipOf(page, view) });
		// The site has few colours, and a palette makes the files about a third as large.
		const { size } = await sharp(screenshot)
			.png({ palette: true, colours: 64, dither: 0, compressionLevel: 9, effort: 10 })
			.toFile(path.join(TOUR_FOLDER, view.file));
		console.info(`${view.file}: ${Math.ceil(size / 1024)} KB`);
	});
	await writeFile(path.join(TOUR_FOLDER, 'pictures.json'), `${JSON.stringify({ pictures }, undefined, 2)}\n`);
} finally {
	await browser.close();
	await server.close();
}

/** The part of the page from the top of one element to the bottom of another, with a margin. */
async function clipOf(
	page: Page,
	{ from, to, margin }: View,
): Promise<{ x: number; y: number; width: number; height: number }> {
	// A header that sticks to the top of the window would cover a part of the page.
	await page.evaluate(() => window.scrollTo(0, 0));
	const [first, last] = [await from.boundingBox(), await to.boundingBox()];
	if (!first || !last) throw new Error('A part of the page that the tour shows is hidden.');
	const top = first.y - margin;
	return { x: first.x - margin, y: top, width: first.width + 2 * margin, height: last.y + last.height + margin - top };
}
