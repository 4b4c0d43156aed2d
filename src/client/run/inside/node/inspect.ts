/** Formats a value similarly to Node's `util.inspect`. */
export function inspect(value: unknown, depth = 2): string {
	return show(value, depth, new Set());
}

/**
 * Formats the arguments of a `console` call as one text. The first may contain `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`
 * and `%%`.
 */
export function format(...values: unknown[]): string {
	const [first, ...rest] = values;
	if (typeof first !== 'string') return values.map(plain).join(' ');
	const text = first.replace(/%[sdifjoO%]/g, (directive) => {
		if (directive === '%%') return '%';
		if (rest.length === 0) return directive;
		return substitute(directive, rest.shift());
	});
	return [text, ...rest.map(plain)].join(' ');
}

function substitute(directive: string, value: unknown): string {
	if (directive === '%s') return plain(value);
	if (directive === '%j') return JSON.stringify(value);
	if (directive === '%i') return String(Math.trunc(Number(value)));
	if (directive === '%d' || directive === '%f') return String(Number(value));
	return inspect(value);
}

function plain(value: unknown): string {
	return typeof value === 'string' ? value : inspect(value);
}

function show(value: unknown, depth: number, ancestors: Set<object>): string {
	if (typeof value === 'string') return quote(value);
	if (typeof value === 'bigint') return `${value}n`;
	if (typeof value === 'function') return value.name === '' ? '[Function (anonymous)]' : `[Function: ${value.name}]`;
	if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
	if (ancestors.has(value)) return '[Circular *1]';
	if (value instanceof Error) return describeError(value);
	if (value instanceof Date) return value.toISOString();
	if (value instanceof RegExp) return String(value);
	if (value instanceof Promise) return 'Promise {}';
	if (depth < 0) return Array.isArray(value) ? '[Array]' : '[Object]';
	const inner = new Set(ancestors).add(value);
	const each = (item: unknown) => show(item, depth - 1, inner);
	if (Array.isArray(value)) return enclose('[', value.map(each), ']');
	if (value instanceof Map) {
		return enclose(
			`Map(${value.size}) {`,
			[...value].map(([key, item]) => `${each(key)} => ${each(item)}`),
			'}',
		);
	}
	if (value instanceof Set) return enclose(`Set(${value.size}) {`, [...value].map(each), '}');
	const name = (Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null)?.constructor?.name;
	const prefix = name === undefined ? '[Object: null prototype] ' : name === 'Object' ? '' : `${name} `;
	const pairs = Object.entries(value).map(([key, item]) => `${/^[\w$]+$/.test(key) ? key : quote(key)}: ${each(item)}`);
	return enclose(`${prefix}{`, pairs, '}');
}

/** Formats an error without its stack, because stack frames inside the sandbox do not help a reader. */
export function describeError(error: Error): string {
	const { name, message, cause } = error;
	const code = 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : '';
	const head = `${name}${code}${message === '' ? '' : `: ${message}`}`;
	return cause instanceof Error ? `${head}\n  [cause]: ${describeError(cause)}` : head;
}

function enclose(open: string, parts: string[], close: string): string {
	if (parts.length === 0) return open + close;
	const line = `${open} ${parts.join(', ')} ${close}`;
	if (line.length <= 76 && !line.includes('\n')) return line;
	return `${open}\n${parts.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`;
}

function quote(text: string): string {
	return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}'`;
}
