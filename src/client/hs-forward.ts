import { setUpOrShowFailure, showFailure } from './failure.ts';
import { beforeCopy } from './hs-command.ts';
import { loadOnce, loadPart } from './load-part.ts';
import { rememberSignal } from './signal.ts';
import { hasStoredValues } from './values-key.ts';

/**
 * The page that an alert links to. If the alert has only one runbook, the page redirects to it at once. The values for the
 * commands, after `#` in the address, are passed on by the redirect, or by each link if there are several runbooks. They are
 * also put into the command of the first question, which asks for those that are missing.
 */
class Forward extends HTMLElement {
	#controller = new AbortController();

	connectedCallback(): void {
		setUpOrShowFailure(this, () => this.#start());
	}

	disconnectedCallback(): void {
		this.#controller.abort();
	}

	#start(): void {
		rememberSignal(this.dataset['alert'] ?? '');
		const links = [...this.querySelectorAll('a')];
		if (location.hash !== '') for (const link of links) if (link.hash === '') link.hash = location.hash;
		const [only, ...others] = links;
		// Replaces the history entry, so that "back" returns to the previous page and not here.
		if (only && others.length === 0) return location.replace(only.href);
		const fork = this.dataset['fork'];
		if (fork === undefined) return;
		this.#controller = new AbortController();
		const { signal } = this.#controller;
		// Values of the runbook whose first question this page asks.
		const loadValues = loadOnce(async () => {
			const { Values } = await loadPart(import('./runbook-values.ts'));
			return new Values(fork, () => undefined, signal);
		});
		beforeCopy.prepare = async () => void (await loadValues());
		if (!location.hash.includes('=') && !hasStoredValues()) return;
		loadValues().catch((error: unknown) => showFailure(this, 'Values are not in the command.', error));
	}
}

customElements.define('hs-forward', Forward);
