/**
 * The page that an alert links to: goes on to its runbook at once if there is only one. What follows `#` in the
 * address, the values for the commands, goes along, here and with each link if there are several.
 */
class Forward extends HTMLElement {
	connectedCallback(): void {
		const links = [...this.querySelectorAll('a')];
		if (location.hash !== '') for (const link of links) if (link.hash === '') link.hash = location.hash;
		const [only, ...others] = links;
		// Replaced, so that "back" leads to where the reader came from and not here again.
		if (only && others.length === 0) location.replace(only.href);
	}
}

customElements.define('hs-forward', Forward);
