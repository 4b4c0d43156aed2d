import { scanShell, type Quoting } from './scan-shell.ts';

/**
 * Puts values into a command.
 *
 * The values go into the command itself and not into `export` lines before it. The pasted command then reads the same as
 * the command on the page, a tired reader sees the namespace once more before pressing Enter, and no variable stays in the
 * shell that a later command for another incident could pick up. This is safe because `checkValue` rejects every value with
 * a special meaning inside double quotes, and because a place without quotes gets quotes if the value needs them. A shell
 * command that cannot be parsed with certainty stays unchanged and gets an `export` line before it.
 *
 * @param values Values by name, each accepted by `checkValue`. A declared parameter without a value is `undefined`.
 */
export function fillCommand(code: string, language: string, values: Values): FilledCommand {
	return language === 'sh' ? fillShell(code, values) : fillOther(code, language, values);
}

/** Writes any value as one shell word. */
export function quoteWord(value: string): string {
	return /^[\w.:/@%+,-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** A shell line that always has quotes: `export NAME='value'`. */
export function exportLine(name: string, value: string): string {
	return `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`;
}

function fillShell(code: string, values: Values): FilledCommand {
	const { isPlain, variables, comments } = scanShell(code);
	if (!isPlain) return exportInstead(code, values);
	const own = new Set([...code.matchAll(ASSIGNED)].map((found) => found[1]));
	const slots: Slot[] = [];
	const unset = new Set<string>();
	const exported = new Set<string>();
	for (const { name, start, end, quoting } of variables) {
		if (!Object.hasOwn(values, name) || own.has(name)) continue;
		const value = values[name];
		const text = value === undefined ? undefined : asWritten(value, quoting);
		slots.push({ start, end, name, text });
		if (value === undefined) unset.add(name);
		else if (text === undefined) exported.add(name);
	}
	const cuts = comments.map(({ start, end }) => withItsSpaces(code, start, end));
	const filled = slots.filter((slot) => slot.text !== undefined);
	const text = trimShell(replaceAll(code, [...filled, ...cuts] as Cut[]));
	return { text: [...exportLines(exported, values), text].join('\n'), unset: [...unset], slots };
}

/** Adds `export` lines. Only shells have them, so in other languages a variable that cannot be filled counts as unset. */
function exportInstead(code: string, values: Values): FilledCommand {
	const used = new Set(
		[...code.matchAll(NAMES)].map((found) => found[1] ?? '').filter((name) => Object.hasOwn(values, name)),
	);
	const unset = [...used].filter((name) => values[name] === undefined);
	return { text: [...exportLines(used, values), trimShell(code)].join('\n'), unset, slots: [] };
}

/** Fills SQL, PromQL and Python, which have no shell variables. Places without quotes accept only plain words. */
function fillOther(code: string, language: string, values: Values): FilledCommand {
	const slots: Slot[] = [];
	const unset = new Set<string>();
	let quote: string | undefined;
	const isSure = !(language === 'sql' ? UNSURE_SQL : UNSURE).test(code);
	for (const found of code.matchAll(/\\.|["']|\$\{?([A-Z][A-Z0-9_]*)\}?/gs)) {
		const [text, name] = found;
		if (text.startsWith('\\')) continue;
		if (name === undefined) {
			if (quote === undefined) quote = text;
			else if (quote === text) quote = undefined;
			continue;
		}
		if (!Object.hasOwn(values, name)) continue;
		const value = values[name];
		const fits = value !== undefined && ((quote !== undefined && isSure) || /^\w+$/.test(value));
		slots.push({ start: found.index, end: found.index + text.length, name, text: fits ? value : undefined });
		if (!fits) unset.add(name);
	}
	const filled = slots.filter((slot) => slot.text !== undefined) as Cut[];
	return { text: replaceAll(code, filled).trimEnd(), unset: [...unset], slots };
}

/**
 * What makes it unclear which text is quoted: a comment or another kind of string may contain a single apostrophe. In SQL,
 * whether a backslash escapes a quote depends on the server.
 */
const UNSURE = /--|\/\*|[#`]/;
const UNSURE_SQL = /--|\/\*|[#`\\]|\$[a-z_]*\$/;

/** The value with the quotes that it needs; undefined if it cannot replace the variable. */
function asWritten(value: string, quoting: Quoting): string | undefined {
	if (quoting === 'double') return value;
	if (quoting === 'command') return quoteWord(value);
	return /^\d+$/.test(value) ? value : undefined;
}

/**
 * A variable that the command sets itself. `NAME=…` sets one only where a command may begin: in `kubectl set env deploy/api
 * NAME=$NAME` it is an argument. Of several after `read`, this is the first.
 */
const ASSIGNED =
	/(?:^|[\n;&|(]|\b(?:do|then|while|export)\s)\s*(?:for\s+|read\s+|-\w+\s+|\w+=\S*\s+)*([A-Z]\w*)(?:=|\s|;|$)/g;
const NAMES = /\$\{?([A-Z][A-Z0-9_]*)/g;

function exportLines(names: Iterable<string>, values: Values): string[] {
	return [...names].flatMap((name) => {
		const value = values[name];
		return value === undefined ? [] : [exportLine(name, value)];
	});
}

function replaceAll(code: string, cuts: Cut[]): string {
	let text = '';
	let end = 0;
	for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
		text += code.slice(end, cut.start) + cut.text;
		end = cut.end;
	}
	return text + code.slice(end);
}

/** Removes the white space at the end of a shell command, but not a space after a backslash, which is an argument. */
function trimShell(code: string): string {
	const text = code.trimEnd();
	const backslashes = text.length - text.replace(/\\+$/, '').length;
	return code.slice(0, text.length + (backslashes % 2));
}

/** Removes a comment with the spaces before it, and the whole line if it contains nothing else. Other spaces stay. */
function withItsSpaces(code: string, start: number, end: number): Cut {
	let from = start;
	while (from > 0 && /[ \t]/.test(code.charAt(from - 1))) from -= 1;
	const isWholeLine = from === 0 || code.charAt(from - 1) === '\n';
	return { start: from, end: isWholeLine ? end + 1 : end, text: '' };
}

/** Declared parameters by name. */
export type Values = Readonly<Record<string, string | undefined>>;

export interface FilledCommand {
	/** The command that a reader pastes. */
	text: string;
	/** Parameters that the command uses but that have no value, or no value that fits their place. */
	unset: string[];
	/** The places of parameters in the command, in order. `text` is the filled-in text, or undefined. */
	slots: Slot[];
}

interface Slot {
	start: number;
	end: number;
	name: string;
	text: string | undefined;
}

interface Cut {
	start: number;
	end: number;
	text: string;
}
