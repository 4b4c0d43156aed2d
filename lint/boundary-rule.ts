import path from 'node:path';
import type { Rule } from 'eslint';
import { boundaryOf, isAllowed, type Target } from './boundaries.ts';

/**
 * Enforces the boundaries between the folders of `src` for all kinds of imports: statements, types, `import()`, and scripts
 * in `.astro` files, to which the row of `client` applies. Imports within the project are relative and contain the full
 * file name, so joining the two paths is enough to resolve them.
 */
export const boundaryRule: Rule.RuleModule = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			boundary: 'src/{{from}} may not import {{target}}. {{instead}}',
			unknown: 'No row of lint/boundaries.ts says what src/{{from}} may import. Add one there and in ARCHITECTURE.md.',
		},
	},
	create(context) {
		const from = pathBelowSource(path.relative(context.cwd, context.physicalFilename));
		if (from === undefined) return {};
		// ESLint gives a script in an .astro file a name below that of the file. The script runs in the browser, like src/client.
		const scope = context.filename === context.physicalFilename ? from : 'client';
		const check = (node: Rule.Node): void => {
			const { type, source, importKind, exportKind } = node as unknown as Importing;
			if (typeof source?.value !== 'string') return;
			const isTypeOnly = type === 'TSImportType' || (importKind ?? exportKind) === 'type';
			const target = targetOf(source.value, from);
			if (!target || isAllowed(scope, target, isTypeOnly)) return;
			const name = target.is === 'file' ? `src/${target.path}` : `"${target.name}"`;
			const instead = boundaryOf(scope)?.instead;
			const messageId = instead === undefined ? 'unknown' : 'boundary';
			context.report({ node: source, messageId, data: { from, target: name, instead: instead ?? '' } });
		};
		return {
			ImportDeclaration: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
			ImportExpression: check,
			TSImportType: check,
		};
	},
};

/** Undefined for a file outside of `src`, such as `content/site.yaml`. */
function targetOf(specifier: string, from: string): Target | undefined {
	if (!specifier.startsWith('.')) return { is: 'module', name: specifier };
	const target = pathBelowSource(path.join('src', path.dirname(from), specifier));
	return target === undefined ? undefined : { is: 'file', path: target };
}

function pathBelowSource(file: string): string | undefined {
	const [first, ...rest] = file.split(path.sep);
	return first === 'src' ? rest.join('/') : undefined;
}

/** A node that imports a module, with the properties that the TypeScript parser adds. */
interface Importing {
	type: string;
	source?: (Rule.Node & { value?: unknown }) | null;
	importKind?: 'type' | 'value';
	exportKind?: 'type' | 'value';
}
