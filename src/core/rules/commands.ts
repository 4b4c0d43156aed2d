import type { AnyDocument, Document, Fence } from '../entry.ts';
import type { Position } from '../report/issue.ts';
import type { Effect } from '../schema/primitives.ts';
import { placeAfter } from '../text/places.ts';

/**
 * Returns every command of a document, from fences and from front matter. The effect of a fence is returned as written.
 * Commands in front matter always have the effect `read`, except those of mitigations. Commands that are too long to be
 * examined are left out, because another rule reports them.
 */
export function commandsOf(document: AnyDocument): Command[] {
	return allCommandsOf(document).filter((command) => lengthProblem(command) === undefined);
}

/** The commands of a document that are too long to be examined, or that have a line that is too long. */
export function longCommandsOf(document: AnyDocument): (Command & LengthProblem)[] {
	return allCommandsOf(document).flatMap((command) => {
		const problem = lengthProblem(command);
		return problem ? [{ ...command, ...problem }] : [];
	});
}

/**
 * Rules search each line for several words, which takes long in a long line, and no reader could check such a line
 * anyway.
 */
const MAX_LINE = 4000;
const MAX_LENGTH = 20_000;

function lengthProblem({ code }: Command): LengthProblem | undefined {
	if (code.length > MAX_LENGTH) return { what: 'command', found: code.length, limit: MAX_LENGTH };
	const found = Math.max(...code.split('\n').map(({ length }) => length));
	return found > MAX_LINE ? { what: 'line', found, limit: MAX_LINE } : undefined;
}

interface LengthProblem {
	what: 'command' | 'line';
	/** The number of characters. */
	found: number;
	limit: number;
}

function allCommandsOf(document: AnyDocument): Command[] {
	const inBody = document.body.fences.filter(({ language }) => isCommandLanguage(language)).map(fenceCommand);
	return document.kind === 'runbook' ? [...fieldCommands(document), ...inBody] : inBody;
}

/** True for a language in which a fence is a command that somebody may run. */
export function isCommandLanguage(language: string): boolean {
	return Object.hasOwn(COMMAND_FENCES, language.toLowerCase());
}

/** The languages of commands, by all the names that people use for them. */
export const COMMAND_FENCES = {
	sh: 'sh',
	bash: 'sh',
	zsh: 'sh',
	fish: 'sh',
	shell: 'sh',
	console: 'sh',
	terminal: 'sh',
	'shell-session': 'sh',
	shellsession: 'sh',
	powershell: 'sh',
	sql: 'sql',
	psql: 'sql',
	pgsql: 'sql',
	postgres: 'sql',
	postgresql: 'sql',
	mysql: 'sql',
	promql: 'promql',
} as const satisfies Record<string, 'sh' | 'sql' | 'promql'>;

function fenceCommand(fence: Fence): Command {
	return {
		language: COMMAND_FENCES[fence.language.toLowerCase() as keyof typeof COMMAND_FENCES],
		code: fence.code,
		effect: fence.meta['effect'],
		canBeLabelled: true,
		subject: 'This block',
		locate: (offset) => positionInFence(fence, offset),
	};
}

function fieldCommands({ data, locate }: Document<'runbook'>): Command[] {
	const commands: Command[] = [];
	const add = (
		path: readonly (string | number)[],
		subject: string,
		language: string,
		code: string | undefined,
		effect?: Effect,
	) => {
		if (code === undefined) return;
		// Only mitigations state an effect.
		const canBeLabelled = effect !== undefined;
		commands.push({
			language,
			code,
			effect: effect ?? 'read',
			canBeLabelled,
			subject,
			locate: (_, text) => locate(path, text),
		});
	};
	if (data.confirm) {
		add(['confirm', 'command'], 'The command of "confirm"', data.confirm.language, data.confirm.command);
	}
	for (const [index, { command, language }] of (data.evidence ?? []).entries()) {
		add(['evidence', index, 'command'], 'The command of this evidence', language, command);
	}
	for (const [index, { check, command, language, effect }] of (data.mitigations ?? []).entries()) {
		add(['mitigations', index, 'check'], 'The check of this mitigation', language, check);
		add(['mitigations', index, 'command'], 'The command of this mitigation', language, command, effect);
	}
	for (const [index, { command, language }] of (data.discriminators ?? []).entries()) {
		add(['discriminators', index, 'command'], 'The command of this discriminator', language, command);
	}
	if (data.verify) {
		add(['verify', 'command'], 'The command of "verify"', data.verify.language, data.verify.command);
	}
	return commands;
}

/** The position of an offset in the code of a fence. Every line of the code starts in the column of the fence. */
function positionInFence({ position, code }: Fence, offset: number): Position {
	if (position.at === 'unknown') return position;
	// The first line of the code is line 1 here, and comes after the opening line.
	const inside = placeAfter(code.slice(0, offset));
	return { at: 'source', line: position.line + inside.line, column: position.column + inside.column - 1 };
}

export interface Command {
	language: string;
	code: string;
	/** `read`, `change`, `destroy` or whatever else the author wrote; undefined if there is no label. */
	effect: string | undefined;
	/** True if the author can state the effect in a label. Commands that only check something always have the effect `read`. */
	canBeLabelled: boolean;
	/** The subject of a sentence about the command, such as `This block`. */
	subject: string;
	/** Returns the position of a span of the code, given its offset and its text. */
	locate: (offset: number, text: string) => Position;
}
