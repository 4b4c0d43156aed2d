/**
 * True for Python code that suspends itself while it waits, because it imports asyncio, SQLAlchemy's asyncio extension, or
 * a library that exists only for asynchronous code. In the page, this code needs a browser that can switch WebAssembly
 * stacks (JSPI). All other code runs in every browser.
 */
export function waitsInPython(source: string): boolean {
	return importedModules(source).some((module) => ASYNCHRONOUS.some((name) => isWithin(module, name)));
}

/** True for Python code that imports SQLAlchemy, which takes seconds in the page. */
export function importsSqlAlchemy(source: string): boolean {
	return importedModules(source).some((module) => isWithin(module, 'sqlalchemy'));
}

const ASYNCHRONOUS = ['asyncio', 'sqlalchemy.ext.asyncio', 'greenlet', 'aiosqlite', 'asyncpg'];

function isWithin(module: string, name: string): boolean {
	return module === name || module.startsWith(`${name}.`);
}

/**
 * Full names of imported modules, such as `sqlalchemy.ext.asyncio`. Imports inside a string count too, which does no harm.
 */
function importedModules(source: string): string[] {
	// One statement on each line, even if it continues after a backslash or inside brackets.
	const statements = source
		.replaceAll('\\\n', ' ')
		.replace(/\(([^()]*)\)/g, (_, names: string) => names.replaceAll('\n', ' '));
	return statements.split(/[\n;]/).flatMap((line) => {
		const from = /^\s*from\s+([\w.]+)\s+import\s+(.+)/.exec(line);
		if (from) return firstWords(from[2]).map((name) => `${from[1]}.${name}`);
		return firstWords(/^\s*import\s+(.+)/.exec(line)?.[1]);
	});
}

/** The names in an import list: `a as b, c.d` gives `a` and `c.d`. */
function firstWords(list = ''): string[] {
	return list.split(',').flatMap((item) => /[\w.]+/.exec(item)?.[0] ?? []);
}
