/** The arguments and help texts of a command, which determine how it is parsed, its help and its documentation. */
export interface CommandSpec {
	/** One line in the list of commands. */
	summary: string;
	/** Operands that may follow the name; undefined if the command takes none. */
	operands?: Operands;
	/** One or two paragraphs, broken by hand into lines of at most 125 characters. */
	about: string;
	options: Readonly<Record<string, OptionSpec>>;
	/** Further notes, printed after the options. */
	notes?: string;
	/** The meaning of each exit status, printed after "Exit status: ". */
	exit: string;
	/** Command lines that can be copied. */
	examples: readonly string[];
}

export interface Operands {
	/** The operands in the usage line, such as `[FILE…|-]`. */
	usage: string;
	/** The noun for the operand, such as `file`. If it is set, only one operand is allowed. */
	singleOperand?: string;
}

export type OptionSpec = Flag | ValueOption;

interface Flag {
	type: 'boolean';
	short?: string;
	help: string;
}

interface ValueOption {
	type: 'string';
	/** The name of the value in the help, such as `DIR`. */
	value: string;
	help: string;
	/** The allowed values. Any other value is bad usage. */
	choices?: readonly string[];
	default?: string;
	/** True if the option may be given several times. Its value is then a list. */
	multiple?: boolean;
}

/** The parsed options of a command, by name. */
export type ValuesOf<Options> = { -readonly [Name in keyof Options]: ValueOf<Options[Name]> };

type ValueOf<Option> = Option extends { type: 'boolean' }
	? boolean
	: Option extends { multiple: true }
		? string[]
		: ChoiceOf<Option> | (Option extends { default: string } ? never : undefined);

type ChoiceOf<Option> = Option extends { choices: readonly (infer Choice)[] } ? Choice : string;
