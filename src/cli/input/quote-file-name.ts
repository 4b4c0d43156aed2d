import { quoteWord } from '../../core/runbook/command/fill-command.ts';

/**
 * Quotes a file name for a command that a reader copies into a shell, so that no part of the name is run or read as an
 * option. Undefined if the name cannot be shown on one line of a terminal.
 */
export function quoteFileName(name: string): string | undefined {
	if (/[\p{Cc}\p{Cs}]/u.test(name)) return undefined;
	return quoteWord(name.startsWith('-') ? `./${name}` : name);
}
