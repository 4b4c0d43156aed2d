import { otherAddresses } from '../core/alerts/address.ts';
import { nearestPages, nameInPath, type SitePage } from '../core/text/nearest-pages.ts';
import { h } from './dom.ts';
import { request } from './request.ts';
import { href, sitePathOf } from './href.ts';

/**
 * The error page. It redirects at once if the address differs only in case or in its slash, or if it is an alert link in
 * another form. Otherwise it proposes the closest pages.
 */
class NotFound extends HTMLElement {
	async connectedCallback(): Promise<void> {
		const page = await firstThatExists(otherAddresses(askedPath()).map(href));
		if (page !== undefined) {
			location.replace(page + location.search + location.hash);
			return;
		}
		await this.#propose();
	}

	async #propose(): Promise<void> {
		const wanted = nameInPath(askedPath());
		const box = this.querySelector<HTMLElement>('[role=status]');
		if (wanted === '' || !box) return;
		const near = nearestPages(askedPath(), await allPages());
		const items = near.map(({ path, title }) => h('li', {}, h('a', { href: path + location.hash }, title)));
		box.replaceChildren(
			h('p', {}, near.length === 0 ? `Nothing here is called "${wanted}".` : `Nearest to "${wanted}":`),
			...(near.length > 0 ? [h('ul', {}, ...items)] : []),
			h('p', {}, h('a', { href: href(`/search/?q=${encodeURIComponent(wanted)}`) }, `Search for "${wanted}"`)),
		);
		box.hidden = false;
	}
}

/** The path that was asked for, from the home page. A host may show this page for a path outside the site as well. */
function askedPath(): string {
	return sitePathOf(location.pathname) ?? location.pathname;
}

/** None if the list cannot be had; the search is then still offered. */
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
 * The first address for which the host has a page. All are requested at the same time, and the page then comes from the
 * cache.
 */
async function firstThatExists(addresses: readonly string[]): Promise<string | undefined> {
	const answers = await Promise.all(addresses.map((address) => request(address, async () => true).catch(() => false)));
	return addresses[answers.indexOf(true)];
}

customElements.define('hs-not-found', NotFound);
