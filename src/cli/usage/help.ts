import type { CommandSpec, OptionSpec } from './spec.ts';

/** The help of one command, as plain text that fits one screen. */
export function commandHelp(name: string, { operands, about, options, notes, exit, examples }: CommandSpec): string {
	const usage = ['Usage: hindsight', name, ...(operands ? [operands.usage] : []), '[OPTIONS]'].join(' ');
	const blocks = [
		usage,
		about,
		`Options:\n${optionRows({ ...options, help: HELP })}`,
		...(notes === undefined ? [] : [notes]),
		`Exit status: ${exit}`,
		`Examples:\n${examples.map((example) => `  ${example}`).join('\n')}`,
	];
	return `${blocks.join('\n\n')}\n`;
}

/** The help of the whole program: the list of all commands, and what they have in common. */
export function programHelp(commands: Readonly<Record<string, CommandSpec>>): string {
	return `Usage: hindsight COMMAND [ARGUMENTS]

Commands:
${alignRows(Object.entries(commands).map(([name, { summary }]) => [name, summary]))}

"hindsight COMMAND --help" explains a command.

Exit status: 0 if all is well, 1 if there is something to report, 2 for bad usage or a crash.
Results go to standard output, everything else to standard error. NO_COLOR is honoured.

Examples:
  npm run check
  npm run hindsight -- check --format json
  kubectl logs deploy/basket-api --all-pods | npm run --silent hindsight -- match
`;
}

/** Every command has this option. */
export const HELP = { type: 'boolean', short: 'h', help: 'print this help' } as const satisfies OptionSpec;

function optionRows(options: CommandSpec['options']): string {
	return alignRows(Object.entries(options).map(([name, option]) => [flagsOf(name, option), option.help]));
}

function flagsOf(name: string, option: OptionSpec): string {
	if (option.type === 'string') return `--${name} ${option.value}`;
	return option.short === undefined ? `--${name}` : `-${option.short}, --${name}`;
}

function alignRows(rows: readonly (readonly [string, string])[]): string {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`).join('\n');
}
