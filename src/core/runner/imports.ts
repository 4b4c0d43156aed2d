/** The sorted names of the npm packages that TypeScript or JavaScript code imports: `pg`, `@scope/name`. */
export function importedPackages(source: string): string[] {
	const names = new Set<string>();
	for (const [, specifier = ''] of source.matchAll(SPECIFIER)) {
		if (/^(?:node:|[./#]|https?:)/.test(specifier)) continue;
		const parts = specifier.split('/');
		names.add(parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
	}
	return [...names].sort();
}

/** The specifier `y` in `import x from 'y'`, `import 'y'`, `export … from 'y'` and `import('y')`. */
const SPECIFIER = /\b(?:from|import)[ (]{0,3}['"]([^'"\s]+)['"]/g;
