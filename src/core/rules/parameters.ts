/**
 * The UPPER_CASE shell variables that a command reads but does not set itself, without the built-in variables of shells
 * and awk.
 */
export function variablesIn(command: string): Variable[] {
	const assigned = new Set([...command.matchAll(ASSIGNS)].map((match) => match[1] ?? match[2] ?? match[3]));
	return [...command.matchAll(READS)]
		.map((match) => ({ name: match[1] ?? '', text: match[0], offset: match.index }))
		.filter(({ name }) => !assigned.has(name) && !BUILT_IN.has(name));
}

const READS = /(?<![\\$])\$\{?([A-Z][A-Z0-9_]*)(?![a-z])/g;
const ASSIGNS =
	/(?:^|[\s;&|(])(?:export |local |readonly )?([A-Z][A-Z0-9_]*)=|\bfor ([A-Z][A-Z0-9_]*) in\b|\bread (?:-\w+ )*([A-Z][A-Z0-9_]*)/g;

const BUILT_IN: ReadonlySet<string> = new Set([
	...['EDITOR', 'HOME', 'HOSTNAME', 'IFS', 'LINENO', 'PATH', 'PPID', 'PWD', 'RANDOM', 'SECONDS', 'SHELL', 'TMPDIR'],
	...['UID', 'USER', 'FNR', 'FS', 'NF', 'NR'],
]);

export interface Variable {
	name: string;
	/** The variable as written: `$POD` or `${POD`. */
	text: string;
	offset: number;
}
