import { scanShell, type Quoting } from './scan-shell.ts';

/**
 * Puts values into a command.
 *
 * The values go into the command itself and not into `export` lines before it. The pasted command then reads the same
 * as the command on the page, a tired reader sees the namespace once more before pressing Enter, and the shell is left
 * with no variable that a later command for a different incident could pick up. This is safe because `checkValue`
 * rejects every value with a special meaning inside double quotes, and because a place without quotes gets quotes if
 * the value needs them. A shell command that cannot be parsed with certainty stays unchanged and gets `export` lines
 * before it.
 *
 * @param values Values by name, each accepted by `checkValue`. A declared parameter without a value is `undefined`.
 */
export function fillCommand(code: string, language: string, values: Values): FilledCommand {
	return language === 'sh' ? fillShell(code, values) : fillOther(code, values);
}

/** Writes any value as one shell word. */
export function quoteWord(value: string): string {
	return /^[\w.:/@%+,-]+$/.test(value) ? value : inQuotes(value);
}

/** A shell line, with the value always in quotes: `export NAME='value'`. */
export function exportLine(name: string, value: string): string {
	return `export ${name}=${inQuotes(value)}`;
}

function inQuotes(value: string): string {
	return `'${value.replaceAll("'", "'\\''")}'`;
}

function fillShell(code: string, values: Values): FilledCommand {
	const { isPlain, variables, comments } = scanShell(code);
	if (!isPlain) return exportInstead(code, values);
	const assigned = new Set([...code.matchAll(ASSIGNED)].map((found) => found[1] ?? found[2]));
	const slots: Slot[] = [];
	const unset = new Set<string>();
	const exported = new Set<string>();
	for (const { name, start, end, quoting } of variables) {
		if (!Object.hasOwn(values, name) || assigned.has(name)) continue;
		const value = values[name];
		const text = value === undefined ? undefined : withQuotes(value, quoting);
		slots.push({ start, end, name, text });
		if (value === undefined) unset.add(name);
		else if (text === undefined) exported.add(name);
	}
	const removals = comments.map(({ start, end }) => removalOf(code, start, end));
	const text = applyTo(code, [...slots, ...removals]);
	return { text: [...exportLines(exported, values), text].join('\n'), unset: [...unset], slots };
}

/** Leaves a shell command as it is, and puts `export` lines before it. */
function exportInstead(code: string, values: Values): FilledCommand {
	const named = new Set([...code.matchAll(QUOTES_AND_VARIABLES)].map(([, name = '']) => name));
	const used = [...named].filter((name) => Object.hasOwn(values, name));
	const unset = used.filter((name) => values[name] === undefined);
	return { text: [...exportLines(used, values), applyTo(code, [])].join('\n'), unset, slots: [] };
}

/**
 * Fills SQL, PromQL and Python. They have no `export`, so a variable that cannot be filled counts as unset. In a place
 * without quotes, only a value of letters, digits and underscores is filled in.
 */
function fillOther(code: string, values: Values): FilledCommand {
	const slots: Slot[] = [];
	const unset = new Set<string>();
	let quote: string | undefined;
	const isSure = !UNSURE.test(code);
	for (const found of code.matchAll(QUOTES_AND_VARIABLES)) {
		const [written, name = ''] = found;
		// A quote opens a string, closes the string that it opened, or is plain text inside the other kind of quotes.
		if (name === '') quote = quote === undefined ? written : quote === written ? undefined : quote;
		if (!Object.hasOwn(values, name)) continue;
		const value = values[name];
		const text = (quote !== undefined && isSure) || /^\w+$/.test(value ?? '') ? value : undefined;
		slots.push({ start: found.index, end: found.index + written.length, name, text });
		if (text === undefined) unset.add(name);
	}
	return { text: applyTo(code, slots), unset: [...unset], slots };
}

/**
 * What makes it unclear which text is quoted: a comment or another kind of string may contain a single apostrophe, and the
 * language decides whether a backslash escapes a quote.
 */
const UNSURE = /--|\/\*|[#`]|\\["']|\$\$/;

/** The value with the quotes that it needs; undefined if it cannot replace the variable. */
function withQuotes(value: string, quoting: Quoting): string | undefined {
	if (quoting === 'double') return value;
	if (quoting === 'unquoted') return quoteWord(value);
	// In arithmetic, only a whole number is safe.
	return /^\d+$/.test(value) ? value : undefined;
}

/**
 * Assignments of variables by the command itself: after `for`, after `read` (only the first name), and `NAME=…` where a
 * command may begin. Elsewhere `NAME=…` is an argument, as in `kubectl set env deploy/api NAME=$NAME`, even at the start of
 * a continued line.
 */
const ASSIGNED =
	/(?:^|(?<!\\)\n|[;&|(]|\b(?:do|then|while|export)\s)[ \t]*(?:(?:for|read(?:\s+-\w+)*)\s+(\w+)|(?:\w+=[^\s;&|]*[ \t]+)*(\w+)=)/g;
/** Quotes, and variables with or without braces. */
const QUOTES_AND_VARIABLES = /["']|\$\{?([A-Z][A-Z0-9_]*)\}?/g;

/** The `export` lines for those of the names that have a value. */
export function exportLines(names: Iterable<string>, values: Values): string[] {
	return [...names].flatMap((name) => {
		const value = values[name];
		return value === undefined ? [] : [exportLine(name, value)];
	});
}

/**
 * Makes the replacements that have a text, and removes line breaks at the end, because they would run the command as soon as
 * it is pasted. Spaces at the end stay, because one may belong to an argument: `a\ `.
 */
function applyTo(code: string, replacements: readonly Replacement[]): string {
	let text = '';
	let end = 0;
	for (const replacement of [...replacements].sort((a, b) => a.start - b.start)) {
		if (replacement.text === undefined) continue;
		text += code.slice(end, replacement.start) + replacement.text;
		end = replacement.end;
	}
	return (text + code.slice(end)).replace(/\n+$/, '');
}

/** Removes a comment with the spaces before it, and the whole line if it contains nothing else. Other spaces stay. */
function removalOf(code: string, start: number, end: number): Replacement {
	const from = code.slice(0, start).search(/[ \t]*$/);
	const isWholeLine = from === 0 || code.charAt(from - 1) === '\n';
	return { start: from, end: isWholeLine ? end + 1 : end, text: '' };
}

/** Values of the declared parameters by name; undefined for a parameter without a value. */
export type Values = Readonly<Record<string, string | undefined>>;

export interface FilledCommand {
	/** The command that a reader pastes. */
	text: string;
	/** Parameters that the command uses but that have no value, or no value that fits their place. */
	unset: string[];
	/** The parameters in the command, in order. `text` is the filled-in text; undefined if the variable stays. */
	slots: Slot[];
}

interface Slot extends Replacement {
	name: string;
}

interface Replacement {
	/** Offsets in the original command. */
	start: number;
	end: number;
	text: string | undefined;
}
