import { checkValue, type ParamPattern } from '../core/runbook/command/check-value.ts';
import { parseFragment } from '../core/runbook/command/fragment.ts';
import { rememberSignal } from './signal.ts';
import type { Command } from './hs-command.ts';
import { paintCommand } from './hs-runbook-paint.ts';

/**
 * The page that an alert links to. If the alert has only one runbook, the page redirects to it at once. The values for the
 * commands, after `#` in the address, are passed on by the redirect, or by each link if there are several runbooks. They are
 * also put into the command of the first question.
 */
class Forward extends HTMLElement {
	connectedCallback(): void {
		rememberSignal(this.dataset['alert'] ?? '');
		const links = [...this.querySelectorAll('a')];
		if (location.hash !== '') for (const link of links) if (link.hash === '') link.hash = location.hash;
		const [only, ...others] = links;
		// Replaces the history entry, so that "back" returns to the previous page and not here.
		if (only && others.length === 0) location.replace(only.href);
		else this.#fillCommand();
	}

	#fillCommand(): void {
		const command = this.querySelector<Command>('hs-command');
		const params = JSON.parse(this.dataset['params'] ?? '[]') as Param[];
		if (!command) return;
		const { values } = parseFragment(location.hash, params);
		const valid = params.map(({ name, pattern }) => {
			const checked = checkValue(pattern, values[name] ?? '');
			return [name, checked.ok ? checked.value : undefined];
		});
		paintCommand(command, Object.fromEntries(valid) as Record<string, string | undefined>, false);
	}
}

interface Param {
	name: string;
	pattern: ParamPattern;
	from: string | undefined;
}

customElements.define('hs-forward', Forward);
