import { nearestPages, wantedName, type SitePage } from '../core/text/nearest-pages.ts';

/** The error page: reads the address that failed and proposes the nearest pages. */
class NotFound extends HTMLElement {
	async connectedCallback(): Promise<void> {
		const wanted = wantedName(location.pathname);
		const box = this.querySelector<HTMLElement>('[role=status]');
		if (wanted === '' || !box) return;
		const response = await fetch('/api/pages.v1.json').catch(() => undefined);
		if (!response?.ok) return;
		const { pages } = (await response.json()) as { pages: SitePage[] };
		const near = nearestPages(location.pathname, pages);
		const heading = document.createElement('p');
		heading.textContent = near.length === 0 ? `Nothing here is called "${wanted}".` : `Nearest to "${wanted}":`;
		const list = document.createElement('ul');
		for (const page of near) {
			const item = document.createElement('li');
			const link = document.createElement('a');
			link.href = page.path;
			link.textContent = page.title;
			item.append(link);
			list.append(item);
		}
		const search = document.createElement('p');
		const link = document.createElement('a');
		link.href = `/search/?q=${encodeURIComponent(wanted)}`;
		link.textContent = `Search for "${wanted}"`;
		search.append(link);
		box.replaceChildren(heading, ...(near.length > 0 ? [list] : []), search);
		box.hidden = false;
	}
}

customElements.define('hs-not-found', NotFound);
