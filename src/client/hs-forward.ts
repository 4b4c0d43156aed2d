/**
 * The page that an alert links to. If the alert has only one runbook, the page redirects to it at once. The values for the
 * commands, after `#` in the address, are passed on by the redirect, or by each link if there are several runbooks.
 */
class Forward extends HTMLElement {
	connectedCallback(): void {
		const links = [...this.querySelectorAll('a')];
		if (location.hash !== '') for (const link of links) if (link.hash === '') link.hash = location.hash;
		const [only, ...others] = links;
		// Replaces the history entry, so that "back" returns to the previous page and not here.
		if (only && others.length === 0) location.replace(only.href);
	}
}

customElements.define('hs-forward', Forward);
