import { commandsOf, type Command } from './commands.ts';
import type { Finding, Rule } from './rule.ts';

export const promptInCommand: Rule = {
	name: 'prompt-in-command',
	summary: 'A command can be copied and run as it is, without a prompt before it.',
	check: ({ documents }) =>
		documents.flatMap((document) => commandsOf(document).flatMap((command) => findPrompts(document.file, command))),
};

/** Prompts: `$ `, `user@host:~$ `, `mysql> `, `orders=# `, `>>> ` */
const PROMPT = /^[ \t]*(?:\$ |[\w.-]+@[\w.-][^\s$#]*[$#] |(?:mysql|sqlite|psql|redis|sql)> |[\w-]+=[#>] |>>> )/;

function findPrompts(file: string, command: Command): Finding[] {
	const lines = command.code.split('\n');
	// On every line, `#` is the prompt of root; on a single line, it begins a comment.
	const hasRootPrompts = command.language === 'sh' && lines.every((line) => /^\s*(?:# |$)/.test(line));
	const findings: Finding[] = [];
	let offset = 0;
	for (const line of lines) {
		const prompt = PROMPT.exec(line)?.[0] ?? (hasRootPrompts && line.trim() !== '' ? '# ' : undefined);
		if (prompt !== undefined) {
			findings.push({
				file,
				position: command.locate(offset, line),
				message: `The prompt "${prompt.trim()}" would be copied with the command, which then fails or does nothing.`,
				help: 'Delete it, and put what the command prints into a separate "text" block.',
			});
		}
		offset += line.length + 1;
	}
	return findings;
}
