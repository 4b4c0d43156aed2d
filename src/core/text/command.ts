/**
 * Splits a shell command for display into text, variables such as `$NAMESPACE` or `${NAMESPACE}`, which a reader must
 * set, and options such as `--replicas`, which must not break at a hyphen. The parts, joined, are the command.
 */
export function splitCommand(command: string): CommandPart[] {
	const parts: CommandPart[] = [];
	let end = 0;
	for (const found of command.matchAll(TOKEN)) {
		if (found.index > end) parts.push({ kind: 'text', text: command.slice(end, found.index) });
		const [text, braced, bare] = found;
		const name = braced ?? bare;
		parts.push(name === undefined ? { kind: 'option', text } : { kind: 'variable', text, name });
		end = found.index + text.length;
	}
	if (end < command.length) parts.push({ kind: 'text', text: command.slice(end) });
	return parts;
}

const TOKEN = /\$(?:\{([A-Z][A-Z0-9_]*)\}|([A-Z][A-Z0-9_]*))|(?<!\S)--?[A-Za-z][\w-]*/g;

export type CommandPart =
	| { kind: 'text' | 'option'; text: string }
	| { kind: 'variable'; text: string; /** The name without `$`. */ name: string };
