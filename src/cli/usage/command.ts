import type { Io } from '../io/io.ts';
import { commandHelp } from './help.ts';
import { parseCommand, type Arguments } from './parse.ts';
import { COMMANDS, type CommandName } from './table.ts';

/**
 * Creates a command from the table. The command handles `--help` and bad usage itself, and calls `act` with the parsed arguments.
 *
 * @param act Returns the exit status, or `badUsage(…)` for bad usage that the table cannot describe.
 */
export function command<Name extends CommandName, CommandIo extends Io>(
	name: Name,
	act: (parsed: Arguments<(typeof COMMANDS)[Name]> & { badUsage: BadUsage }, io: CommandIo) => Promise<number> | number,
): (args: string[], io: CommandIo) => Promise<number> {
	return async (args, io) => {
		const badUsage: BadUsage = (problem, more = '') => {
			io.stderr(`${problem}\n\n${commandHelp(name, COMMANDS[name])}${more}`);
			return 2;
		};
		const parsed = parseCommand(COMMANDS[name], args);
		switch (parsed.is) {
			case 'help':
				io.stdout(commandHelp(name, COMMANDS[name]));
				return 0;
			case 'bad usage':
				return badUsage(parsed.problem);
			case 'arguments':
				return act({ options: parsed.options, operands: parsed.operands, badUsage }, io);
		}
	};
}

/** Prints the problem, the help and any further hint, and returns the status of bad usage. */
export type BadUsage = (problem: string, more?: string) => 2;

/** The parsed options of a command, for its helper functions. */
export type OptionsOf<Name extends CommandName> = Arguments<(typeof COMMANDS)[Name]>['options'];
