/**
 * Masks values that differ between runs and machines: times, ports, process ids, memory addresses, paths and tokens. All
 * other text stays, in particular measured figures. Masked numbers become `N`, which the matcher reads as a number. Masking
 * twice has the same result as masking once.
 *
 * @param known Values of this run that only the runner knows.
 */
export function maskOutput(output: string, known: Known = NOTHING_KNOWN): string {
	let text = output.replaceAll('\r\n', '\n');
	for (const secret of known.secrets) text = text.replaceAll(secret, '<password>');
	// The longest path comes first, so that a folder is replaced before the folder that contains it.
	const folders = [...known.folders].sort((a, b) => b.path.length - a.path.length);
	for (const { path, name } of folders) text = replaceFolder(text, path, name);
	for (const port of known.ports) text = replacePort(text, port);
	for (const [pattern, replacement] of RULES) text = text.replace(pattern, replacement);
	return text;
}

/**
 * The form in which two outputs are compared. A number that the snippet marks as varying, `~12.3 ms`, becomes `~N ms`,
 * however wide its column is. White space at the end of a line is ignored, and so is the heading that promtool prints from
 * version 3.16 on; its other output is unchanged.
 */
export function comparableOutput(masked: string): string {
	return masked
		.replace(/^Processing test file: \S+\n/gm, '')
		.replace(/ {0,20}~ ?-?\d+(?:[.,]\d+)*/g, ' ~N')
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.trimEnd();
}

/** Applied in this order. Each rule is as narrow as possible, because a masked figure is lost to the reader. */
const RULES: readonly [RegExp, string][] = [
	// 2026-11-20T10:00:00.123Z, 2026-11-20 10:00:00,123 UTC
	[/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z\b|[+-]\d\d(?::?\d\d)?\b| UTC\b)?/g, '<time>'],
	// 2026/11/20 10:00:00, as Go logs it
	[/\b\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d+)?\b/g, '<time>'],
	// 10:00:00.123, a time with a fraction. Without a fraction it may be an interval that matters to the reader.
	[/\b\d\d:\d\d:\d\d[.,]\d+\b/g, '<time>'],
	[/\b0x[0-9a-fA-F]{6,16}\b/g, '0xN'],
	[/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
	[/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]+/g, '<token>'],
	// A port that the system chose: 127.0.0.1:40123, ('127.0.0.1', 40123)
	[/((?:127\.0\.0\.1|localhost|\[::1\]|0\.0\.0\.0):)\d{4,5}\b/g, '$1N'],
	[/('(?:127\.0\.0\.1|localhost|::1|0\.0\.0\.0)', )\d{4,5}\b/g, '$1N'],
	[/\b(pid[ =:]*)\d+\b/gi, '$1N'],
	// PostgreSQL's "Process 4711 waits for …". One or two digits may be a worker's number, as in "process 3 of 16".
	[/\b(process(?: id)?[ =:]+)\d{3,}\b/gi, '$1N'],
];

/** Replaces the path of a folder with its name. */
function replaceFolder(text: string, path: string, name: string): string {
	if (path.length < 2) return text;
	const parts = text.split(path);
	// Joins the parts again. The path stays where it is only the beginning of another one, as `/root` in `/rooted`.
	return parts.reduce((whole, part) => whole + (/^[\w-]/.test(part) ? path : name) + part);
}

/** Replaces a number where the text before it shows that it is a port: `port=5432`, `localhost:5432`. */
function replacePort(text: string, port: number): string {
	const digits = String(port);
	const parts = text.split(digits);
	return parts.reduce((whole, part) => {
		const isPort = /(?:\bport["']?\s?[ =:]\s?|:)$/i.test(whole.slice(-12)) && !/^\d/.test(part);
		return whole + (isPort ? 'N' : digits) + part;
	});
}

const NOTHING_KNOWN: Known = { ports: [], folders: [], secrets: [] };

/** The values that the runner chose for one run. */
export interface Known {
	/** Ports of the servers that the runner started. */
	ports: readonly number[];
	/** Absolute paths, and their replacements: `<folder>`. */
	folders: readonly { path: string; name: string }[];
	/** Passwords that the runner generated. */
	secrets: readonly string[];
}
