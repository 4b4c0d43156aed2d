import { otherAddresses } from '../core/alerts/address.ts';
import { nearestPages, nameInPath, type SitePage } from '../core/text/nearest-pages.ts';
import { h } from './dom.ts';
import { request } from './request.ts';
import { href, sitePathOf } from './href.ts';

/**
 * The page for addresses that do not exist. It redirects at once if an existing address differs only in case or in the
 * slash at the end, or if the address is an alert link in another form. Otherwise it proposes the closest pages.
 */
class NotFound extends HTMLElement {
	async connectedCallback(): Promise<void> {
		const page = await firstThatExists(otherAddresses(requestedPath()).map(href));
		if (page !== undefined) {
			location.replace(page + location.search + location.hash);
			return;
		}
		await this.#propose();
	}

	async #propose(): Promise<void> {
		const wanted = nameInPath(requestedPath());
		const box = this.querySelector<HTMLElement>('[role=status]');
		if (wanted === '' || !box) return;
		const near = nearestPages(requestedPath(), await allPages());
		const items = near.map(({ path, title }) => h('li', {}, h('a', { href: path + location.hash }, title)));
		box.replaceChildren(
			h('p', {}, near.length === 0 ? `Nothing here is called "${wanted}".` : `Closest to "${wanted}":`),
			...(near.length > 0 ? [h('ul', {}, ...items)] : []),
			h('p', {}, h('a', { href: href(`/search/?q=${encodeURIComponent(wanted)}`) }, `Search for "${wanted}"`)),
		);
		box.hidden = false;
	}
}

/** The requested path, relative to the home page. A host may show this page for a path outside the site as well. */
function requestedPath(): string {
	return sitePathOf(location.pathname) ?? location.pathname;
}

/** All pages of the site; none if the list cannot be loaded, and then only the search is offered. */
async function allPages(): Promise<SitePage[]> {
	try {
		return await request(
			href('/api/pages.v1.json'),
			async (response) => ((await response.json()) as { pages: SitePage[] }).pages,
		);
	} catch {
		return [];
	}
}

/**
 * The first address for which the host has a page. All are requested at the same time, and the redirect then gets the page
 * from the cache.
 */
async function firstThatExists(addresses: readonly string[]): Promise<string | undefined> {
	const answers = await Promise.all(addresses.map((address) => request(address, async () => true).catch(() => false)));
	return addresses[answers.indexOf(true)];
}

customElements.define('hs-not-found', NotFound);
