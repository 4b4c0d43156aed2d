import { quoteWord } from '../../core/runbook/command/fill-command.ts';

/**
 * A file as an argument of a command that a reader copies into a shell: nothing in its name is run or taken for an option.
 * Undefined if the name does not fit on a line of a terminal.
 */
export function fileWord(name: string): string | undefined {
	if (/[\p{Cc}\p{Cs}]/u.test(name)) return undefined;
	return quoteWord(name.startsWith('-') ? `./${name}` : name);
}
