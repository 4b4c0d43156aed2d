import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';

const site = useSite();
let stranger: Server;
let strangersUrl = '';

beforeAll(async () => {
	// Another port is another origin.
	stranger = createServer((request, response) => {
		const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(
			searchParams.has('frame') ? `<iframe src="${searchParams.get('frame')}"></iframe>` : '<h1>Framed</h1>',
		);
	});
	await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
	strangersUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
});
afterAll(() => stranger.close());

test('a page of another origin cannot show a page of the site in a frame', async () => {
	expect(await headingsInFrame(`${site.url}/runbooks/`)).toBe(0);
	// The same page can frame a page without that header.
	expect(await headingsInFrame(`${strangersUrl}/`)).toBe(1);
});

function headingsInFrame(address: string): Promise<number> {
	return site.withPage({}, async (page) => {
		await page.goto(`${strangersUrl}/?frame=${encodeURIComponent(address)}`, { waitUntil: 'load' });
		return page.frameLocator('iframe').locator('h1').count();
	});
}
