import { parseArgs, type ParseArgsConfig } from 'node:util';
import { closestName } from '../../core/text/closest-name.ts';
import { messageOf } from '../../core/text/message-of.ts';
import { listOf, show } from '../../core/text/prose/words.ts';
import { HELP } from './help.ts';
import type { CommandSpec, ValuesOf } from './spec.ts';

/**
 * Parses the arguments of a command according to its spec. A request for help takes precedence over invalid operands and
 * values, but an unknown option is bad usage even then.
 */
export function parseCommand<Spec extends CommandSpec>(spec: Spec, args: readonly string[]): Parsed<Spec> {
	const config = { args: [...args], allowPositionals: spec.operands !== undefined, options: optionsOf(spec) };
	let parsed: ReturnType<typeof parseArgs>;
	try {
		parsed = parseArgs(config);
	} catch (error) {
		return { is: 'bad usage', problem: unknownOptionProblem(config) ?? messageOf(error) };
	}
	const { values, positionals: operands } = parsed;
	if (values['help'] === true) return { is: 'help' };
	const problem = operandProblem(spec, operands) ?? choiceProblem(spec, values);
	if (problem !== undefined) return { is: 'bad usage', problem };
	return { is: 'arguments', options: values as ValuesOf<Spec['options']>, operands };
}

export type Parsed<Spec extends CommandSpec> =
	| { is: 'help' }
	/** `problem` describes the problem in one sentence. */
	| { is: 'bad usage'; problem: string }
	| ({ is: 'arguments' } & Arguments<Spec>);

export interface Arguments<Spec extends CommandSpec> {
	options: ValuesOf<Spec['options']>;
	/** Arguments that are not options, in order. */
	operands: string[];
}

function optionsOf(spec: CommandSpec): ParseArgsOptions {
	const parsed: ParseArgsOptions = {};
	const all: CommandSpec['options'] = { ...spec.options, help: HELP };
	for (const [name, option] of Object.entries(all)) {
		if (option.type === 'boolean') {
			parsed[name] = { type: 'boolean', default: false, ...(option.short !== undefined && { short: option.short }) };
		} else if (option.multiple === true) {
			parsed[name] = { type: 'string', multiple: true, default: [] };
		} else {
			parsed[name] = { type: 'string', ...(option.default !== undefined && { default: option.default }) };
		}
	}
	return parsed;
}

type ParseArgsOptions = NonNullable<ParseArgsConfig['options']>;

/** The message for an unknown option. Node's own message cannot suggest the intended one. */
function unknownOptionProblem(config: ParseArgsConfig & { options: ParseArgsOptions }): string | undefined {
	const { tokens = [] } = parseArgs({ ...config, allowPositionals: true, strict: false, tokens: true });
	const names = Object.keys(config.options);
	for (const token of tokens) {
		if (token.kind !== 'option' || names.includes(token.name)) continue;
		const closest = closestName(token.name, names);
		const hint = closest === undefined ? '' : ` Did you mean "--${closest}"?`;
		return `Unknown option '${token.rawName}'.${hint}`;
	}
	return undefined;
}

function operandProblem(spec: CommandSpec, operands: readonly string[]): string | undefined {
	const noun = spec.operands?.singleOperand;
	if (noun === undefined || operands.length < 2) return undefined;
	return `Give only one ${noun}, not ${listOf(operands, 'and')}.`;
}

function choiceProblem({ options }: CommandSpec, values: Record<string, unknown>): string | undefined {
	for (const [name, option] of Object.entries(options)) {
		const value = values[name];
		if (option.type !== 'string' || option.choices === undefined || typeof value !== 'string') continue;
		if (!option.choices.includes(value)) return `There is no ${name} ${show(value)}; use ${listOf(option.choices)}.`;
	}
	return undefined;
}
