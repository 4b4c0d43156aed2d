/**
 * Finds the variables and the comments of a shell command, and the quoting of each variable. Takes linear time.
 *
 * Understands quotes, `$(…)`, `$((…))`, `(…)` and comments. A command with other syntax (here-documents, back-ticks,
 * `${NAME:-…}`, `$'…'`, `case`) or with an unclosed quote is not plain, and the other fields of the result must not be
 * used.
 */
export function scanShell(code: string): ScannedShell {
	const scan: ScannedShell = { isPlain: true, variables: [], comments: [] };
	const stack: Frame[] = [{ in: 'unquoted', depth: 0 }];
	let at = 0;
	while (at < code.length && scan.isPlain) {
		const frame = stack.at(-1) as Frame;
		const ahead = code.slice(at, at + 3);
		const char = ahead.charAt(0);
		if (char === '\\') at += 2;
		else if (char === '`' || (frame.in === 'unquoted' && isUnsupported(code, at))) scan.isPlain = false;
		else if (char === '"' && frame.in === 'double') at = leave(stack, at + 1);
		else if (char === '"') at = enter(stack, 'double', at + 1);
		else if (char === "'" && frame.in === 'unquoted') {
			const end = code.indexOf("'", at + 1);
			if (end < 0) scan.isPlain = false;
			at = end + 1;
		} else if (char === '#' && frame.in === 'unquoted' && startsWord(code, at)) {
			const end = code.indexOf('\n', at);
			scan.comments.push({ start: at, end: end < 0 ? code.length : end });
			// After a backslash this may not be a comment, and removing it would join the next line to this one.
			if (followsBackslash(code, at)) scan.isPlain = false;
			at = end < 0 ? code.length : end;
		} else if (ahead === '$((') at = enter(stack, 'arithmetic', at + 3);
		else if (ahead.startsWith('$(')) at = enter(stack, 'unquoted', at + 2);
		else if (char === '$') at = readVariable(code, at, frame, scan);
		else if (char === '(' && frame.in !== 'double') {
			frame.depth += 1;
			at += 1;
		} else if (char === ')' && frame.in !== 'double') {
			if (frame.depth > 0) {
				frame.depth -= 1;
				at += 1;
			} else if (stack.length > 1 && (frame.in === 'unquoted' || ahead.startsWith('))'))) {
				at = leave(stack, at + (frame.in === 'arithmetic' ? 2 : 1));
			} else scan.isPlain = false;
		} else at += 1;
	}
	if (stack.length > 1 || stack[0]?.depth !== 0) scan.isPlain = false;
	return scan;
}

/** Whether unsupported syntax begins here: a here-document, another kind of quoting, or `case` with its unpaired brackets. */
function isUnsupported(code: string, at: number): boolean {
	UNSUPPORTED.lastIndex = at;
	return UNSUPPORTED.test(code) && (code.charAt(at) !== 'c' || startsWord(code, at));
}
const UNSUPPORTED = /<<|\$['"]|case\s/y;

function readVariable(code: string, at: number, frame: Frame, scan: ScannedShell): number {
	VARIABLE.lastIndex = at;
	const found = VARIABLE.exec(code);
	if (!found) {
		if (code.charAt(at + 1) === '{') scan.isPlain = false;
		return at + 1;
	}
	const end = at + found[0].length;
	scan.variables.push({ name: found[1] ?? found[2] ?? '', start: at, end, quoting: frame.in });
	return end;
}
const VARIABLE = /\$(?:\{([A-Z_]\w*)\}|([A-Z_]\w*))/iy;

function startsWord(code: string, at: number): boolean {
	return at === 0 || /[\s;&|()]/.test(code.charAt(at - 1));
}

/** Whether the last character before `at` that is not white space is a backslash. */
function followsBackslash(code: string, at: number): boolean {
	let before = at - 1;
	while (before >= 0 && /\s/.test(code.charAt(before))) before -= 1;
	return code.charAt(before) === '\\';
}

/** Enters a level, and returns the position at which it begins. */
function enter(stack: Frame[], into: Quoting, at: number): number {
	stack.push({ in: into, depth: 0 });
	return at;
}

/** Leaves a level, and returns the position after it. */
function leave(stack: Frame[], at: number): number {
	stack.pop();
	return at;
}

export interface ScannedShell {
	/** False if the command contains unsupported syntax. The other fields are then incomplete. */
	isPlain: boolean;
	variables: ShellVariable[];
	comments: { start: number; end: number }[];
}

export interface ShellVariable {
	/** The name without `$` and braces. */
	name: string;
	start: number;
	end: number;
	quoting: Quoting;
}

/** `unquoted` means that the variable is outside quotes, in the command itself or in a command substitution. */
export type Quoting = 'unquoted' | 'double' | 'arithmetic';

/** One level of nesting: the command itself, double quotes, a substitution or an arithmetic expansion. */
interface Frame {
	in: Quoting;
	/** Number of round brackets that are open at this level. */
	depth: number;
}
