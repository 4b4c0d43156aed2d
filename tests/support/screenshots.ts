import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../src/node/browser.ts';
import { pageOfEachType } from './pages.ts';
import { serveSite } from './serve.ts';

/**
 * Takes full-page screenshots of the built site at three widths and in both themes:
 * `node tests/support/screenshots.ts <folder> [paths…]`. Without paths, it uses one page of every type.
 *
 * With CHROME_PATH, the screenshots use the system's fonts, otherwise the only font of the packaged browser.
 */
const [folder, ...paths] = process.argv.slice(2);
if (folder === undefined) {
	console.error('Usage: node tests/support/screenshots.ts <folder> [paths…]');
	process.exit(2);
}

const wanted = paths.length > 0 ? paths : pageOfEachType().map(({ pathname }) => pathname);
const server = await serveSite();
const browser = await launchBrowser();
await mkdir(folder, { recursive: true });
for (const colorScheme of ['light', 'dark'] as const) {
	for (const [width, height] of [
		[360, 740],
		[768, 1024],
		[1440, 900],
	] as const) {
		const context = await browser.newContext({ colorScheme, viewport: { width, height }, baseURL: server.url });
		const page = await context.newPage();
		for (const pathname of wanted) {
			await page.goto(pathname, { waitUntil: 'networkidle' });
			const name = pathname.split('?')[0]?.split('/').filter(Boolean).join('-').replace('.html', '') ?? '';
			await page.screenshot({
				path: join(folder, `${name === '' ? 'home' : name}-${width}-${colorScheme}.png`),
				fullPage: true,
			});
		}
		await context.close();
	}
}
await browser.close();
await server.close();
console.info(`${wanted.length * 6} screenshots of ${wanted.length} pages in ${folder}.`);
