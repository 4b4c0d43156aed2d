import { h } from './dom.ts';
import { ask } from './ask.ts';

/** Asks whether to copy a command that destroys something. */
export async function askBeforeCopy(command: Element, text: string): Promise<boolean> {
	const loss = command.closest('.mitigation')?.querySelector('[data-loss]')?.textContent;
	const answer = await ask(
		'Destructive command',
		[
			h('p', {}, loss?.trim() ?? 'What this command deletes cannot be restored with anything on this page.'),
			h('pre', {}, text),
		],
		['Cancel', 'Copy it all the same'],
	);
	return answer === 1;
}
