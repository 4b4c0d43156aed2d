import { h } from './dom.ts';
import { ask } from './hs-runbook-ask.ts';

/**
 * Asks whether to copy a command that destroys something or has parameters without a value. If the reader chooses to set
 * the first missing value instead, its field gets the focus.
 */
export async function askBeforeCopy(command: Element, { text, unset, destroys }: CommandToCopy): Promise<boolean> {
	const loss = command.closest('.mitigation')?.querySelector('[data-loss]')?.textContent;
	const answer = await ask(
		destroys ? 'Destructive command' : 'Not everything is set',
		[
			destroys && h('p', {}, loss?.trim() ?? 'What it deletes is gone; nothing on this page brings it back.'),
			unset.length > 0 && h('p', {}, `Not set: ${unset.join(', ')}. The copy keeps the shell variable.`),
			h('pre', {}, text),
		],
		[...(unset.length > 0 ? [`Set ${unset[0]}`] : ['Cancel']), destroys ? 'Copy it all the same' : 'Copy as it is'],
	);
	if (answer === 0 && unset.length > 0) document.querySelector<HTMLElement>(`.params [name="${unset[0]}"]`)?.focus();
	return answer === 1;
}

interface CommandToCopy {
	text: string;
	/** Names of parameters without a value. */
	unset: readonly string[];
	destroys: boolean;
}
