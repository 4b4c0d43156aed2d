/**
 * The imports that each folder of `src` may use. ESLint enforces them (`boundary-rule.ts`), and ARCHITECTURE.md shows them
 * in its code map; a test compares the two.
 *
 * The most specific row applies, both to the importing file and to the imported one: a row for `core` does not allow a
 * folder below it that `typesOf` names.
 */
export const BOUNDARIES: readonly Boundary[] = [
	{
		folders: ['core'],
		mayImport: ['core'],
		instead:
			'It runs in Node, in the page and in a worker: take data as arguments, and schemas from src/core/schema, the only folder that knows Zod.',
	},
	{
		folders: ['core/schema'],
		mayImport: ['core', 'astro/zod'],
		instead: 'It runs in Node and in the build of the site: describe data with Zod, and read it in src/node.',
	},
	{
		folders: ['markdown'],
		mayImport: ['core', 'packages'],
		instead: 'It turns text into facts and plugins: files are read by src/node, collections by src/site.',
	},
	{
		folders: ['node'],
		mayImport: ['core', 'markdown', 'node:*', 'packages'],
		instead: 'It also runs without Astro and without a page: put what both sides need into src/core.',
	},
	{
		folders: ['cli'],
		mayImport: ['core', 'node', 'node:*', 'packages'],
		instead: 'It runs without Astro: content comes from src/node, and its meaning from src/core.',
	},
	{
		folders: ['integrations'],
		mayImport: ['core', 'node', 'node:*', 'packages'],
		instead: 'A step of the build only calls src/node and src/core: put the work there.',
	},
	{
		folders: ['site'],
		mayImport: ['core', 'markdown', 'node', 'node:crypto', 'astro:content', 'packages'],
		instead: 'It prepares page data and knows neither pages nor the browser: files are read by src/node.',
	},
	{
		folders: ['pages', 'layouts', 'components'],
		mayImport: ['site', 'core', 'pages', 'layouts', 'components', 'client', 'styles', 'packages'],
		instead: 'Pages decide nothing and read nothing: take page data from src/site, which reads collections and files.',
	},
	{
		folders: ['client'],
		mayImport: ['core'],
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
		instead: 'It only defines how Astro sees the content: schemas are in src/core/schema.',
	},
];

/** Whether a file in `from` may import `target`; both are paths below `src`, and `target` may be a module instead. */
export function isAllowed(from: string, target: Target, isTypeOnly: boolean): boolean {
	const boundary = boundaryOf(from);
	if (!boundary) return false;
	const { folders, mayImport, typesOf = [] } = boundary;
	if (target.is === 'module') return mayImport.some((each) => coversModule(each, target.name));
	if (folders.some((folder) => isBelow(target.path, folder))) return true;
	const closest = longest([...mayImport, ...typesOf].filter((each) => isBelow(target.path, each)));
	return closest !== undefined && (mayImport.includes(closest) || isTypeOnly);
}

/** The row for a file, by its path below `src`. */
export function boundaryOf(file: string): Boundary | undefined {
	const folder = longest(BOUNDARIES.flatMap(({ folders }) => folders).filter((each) => isBelow(file, each)));
	return BOUNDARIES.find(({ folders }) => folder !== undefined && folders.includes(folder));
}

/** The cell "may import" in the code map. */
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

function longest(texts: readonly string[]): string | undefined {
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
	/** Folders of which only types may be imported. */
	typesOf?: readonly string[];
	/** The reason and the alternative, which follow "may not import" in the message. */
	instead: string;
}

/** The target of an import: a file, by its path below `src`, or a module. */
export type Target = { is: 'file'; path: string } | { is: 'module'; name: string };
