/**
 * The imports that each folder of `src` may use. ESLint enforces them (`boundary-rule.ts`), and ARCHITECTURE.md shows them
 * in its code map; a test compares the two.
 *
 * The most specific folder decides, for the importing file and for the imported one: if `mayImport` has `core` and `typesOf`
 * has `core/schema`, only types may be imported from `core/schema`.
 */
export const BOUNDARIES: readonly Boundary[] = [
	{
		folders: ['core'],
		mayImport: ['core'],
		instead:
			'It runs in Node, in the page and in a worker: take data as arguments, and schemas from src/core/schema, the only folder that uses Zod.',
	},
	{
		folders: ['core/schema'],
		mayImport: ['core', 'astro/zod'],
		instead: 'It runs in Node and in the build of the site: describe data with Zod, and read it in src/node.',
	},
	{
		folders: ['markdown'],
		mayImport: ['core', 'packages'],
		instead: 'It turns text into facts and plugins: read files in src/node, and collections in src/site.',
	},
	{
		folders: ['node'],
		mayImport: ['core', 'markdown', 'node:*', 'packages'],
		instead: 'It also runs without Astro and without a page: put what both sides need into src/core.',
	},
	{
		folders: ['cli'],
		mayImport: ['core', 'node', 'node:*', 'packages'],
		instead: 'It runs without Astro: load content through src/node, and put logic into src/core.',
	},
	{
		folders: ['integrations'],
		mayImport: ['core', 'node', 'node:*', 'packages'],
		instead: 'A step of the build only calls src/node and src/core: put the work there.',
	},
	{
		folders: ['site'],
		mayImport: ['core', 'markdown', 'node', 'node:crypto', 'astro:content', 'packages'],
		instead: 'It prepares page data and may not depend on pages or on the browser: read files in src/node.',
	},
	{
		folders: ['pages', 'layouts', 'components'],
		mayImport: ['site', 'core', 'pages', 'layouts', 'components', 'client', 'styles', 'packages'],
		instead:
			'Pages contain no logic and read no files: take page data from src/site, which reads collections and files.',
	},
	{
		folders: ['client'],
		mayImport: ['core', 'styles'],
		typesOf: ['core/schema', 'core/rules'],
		instead: 'It runs in the browser, which must not load Zod, the rules or packages: use other parts of src/core.',
	},
	{
		folders: ['client/run/inside'],
		mayImport: ['core', 'client', 'packages'],
		typesOf: ['core/schema', 'core/rules'],
		instead:
			'It is bundled for the sandbox, where there is no Node, no Astro and no site: put shared code into src/core.',
	},
	{
		folders: ['content.config.ts'],
		mayImport: ['core', 'node', 'astro:content', 'packages'],
		instead: 'It only defines the collections that Astro reads: schemas belong in src/core/schema.',
	},
];

/** Whether the file `from`, a path below `src`, may import `target`. */
export function isAllowed(from: string, target: Target, isTypeOnly: boolean): boolean {
	const boundary = boundaryOf(from);
	if (!boundary) return false;
	const { folders, mayImport, typesOf = [] } = boundary;
	if (target.is === 'module') return mayImport.some((each) => coversModule(each, target.name));
	if (folders.some((folder) => isBelow(target.path, folder))) return true;
	const mostSpecific = longestOf([...mayImport, ...typesOf].filter((each) => isBelow(target.path, each)));
	return mostSpecific !== undefined && (mayImport.includes(mostSpecific) || isTypeOnly);
}

/** The row for a file, by its path below `src`. */
export function boundaryOf(file: string): Boundary | undefined {
	const folder = longestOf(BOUNDARIES.flatMap(({ folders }) => folders).filter((each) => isBelow(file, each)));
	return BOUNDARIES.find(({ folders }) => folder !== undefined && folders.includes(folder));
}

/** Formats a row for the column "may import" of the code map. */
export function describeBoundary({ mayImport, typesOf = [] }: Boundary): string {
	const names = mayImport.map((each) => (each === 'packages' ? each : `\`${each}\``)).join(', ');
	return typesOf.length > 0 ? `${names}; only types of ${typesOf.map((each) => `\`${each}\``).join(', ')}` : names;
}

function coversModule(allowed: string, name: string): boolean {
	if (allowed === 'packages') return !/^(?:node|astro):|^(?:astro\/)?zod$/.test(name);
	return allowed === name || (allowed.endsWith(':*') && name.startsWith(allowed.slice(0, -1)));
}

function isBelow(file: string, folder: string): boolean {
	return file === folder || file.startsWith(`${folder}/`);
}

function longestOf(texts: readonly string[]): string | undefined {
	return [...texts].sort((a, b) => b.length - a.length)[0];
}

export interface Boundary {
	/** Folders below `src`. Each may import itself. */
	folders: readonly string[];
	/**
	 * Folders below `src`, modules such as `node:*` and `astro:content`, and `packages`, which means all modules except
	 * those and Zod.
	 */
	mayImport: readonly string[];
	/** Folders from which only types may be imported. */
	typesOf?: readonly string[];
	/** The reason for the boundary and the alternative, printed after "may not import …" in the message. */
	instead: string;
}

/** The target of an import: a file, by its path below `src`, or a module. */
export type Target = { is: 'file'; path: string } | { is: 'module'; name: string };
