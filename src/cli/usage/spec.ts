/** What a command takes and what its help says: the single source of its parsing, its help and its documentation. */
export interface CommandSpec {
	/** One line in the list of commands. */
	summary: string;
	/** What may follow the name besides options; left out where nothing may. */
	operands?: Operands;
	/** One or two paragraphs, broken by hand to lines of at most 125 characters. */
	about: string;
	options: Readonly<Record<string, OptionSpec>>;
	/** What a reader needs to know after the options. */
	notes?: string;
	/** What each exit status means, as the rest of a sentence. */
	exit: string;
	/** Command lines that can be copied. */
	examples: readonly string[];
}

export interface Operands {
	/** As the usage line shows them, such as `[FILE…|-]`. */
	usage: string;
	/** What the operand names, where only one is allowed. */
	one?: string;
}

export type OptionSpec = Flag | ValueOption;

interface Flag {
	type: 'boolean';
	short?: string;
	help: string;
}

interface ValueOption {
	type: 'string';
	/** What the help calls the value, such as `DIR`. */
	value: string;
	help: string;
	/** The only values there are; any other is bad usage. */
	choices?: readonly string[];
	default?: string;
	/** True if the option may be given several times; its values are a list then. */
	multiple?: boolean;
}

/** What the options of a command are once they are parsed, by name. */
export type ValuesOf<Options> = { -readonly [Name in keyof Options]: ValueOf<Options[Name]> };

type ValueOf<Option> = Option extends { type: 'boolean' }
	? boolean
	: Option extends { multiple: true }
		? string[]
		: ChoiceOf<Option> | (Option extends { default: string } ? never : undefined);

type ChoiceOf<Option> = Option extends { choices: readonly (infer Choice)[] } ? Choice : string;
