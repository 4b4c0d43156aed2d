// @ts-check
import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * One import border: `files` may not import what `patterns` describe; the message says where to go instead.
 * @param {string[]} files
 * @param {{ regex: string; message: string; allowTypeImports?: boolean }[]} patterns
 * @returns {import('eslint').Linter.Config}
 */
const border = (files, patterns) => ({
	files,
	rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const NODE = { regex: '^node:', message: 'Only src/node and src/cli touch the file system; pass data in instead.' };
const ASTRO = { regex: '^astro:', message: 'Only src/site reads collections; take page data from there.' };
const OUTSIDE_CORE = {
	regex: '^(?:\\.\\./)+(?:node|cli|site|integrations|layouts|components|pages|client|markdown)/',
	message: 'src/core imports nothing but src/core, so that it runs in Node, in the page and in a worker.',
};
const ZOD = {
	regex: '^(?:astro/)?zod$',
	message: 'Only src/core/schema knows Zod; import a type or a schema from there.',
};

export default defineConfig(
	{
		ignores: [
			'dist/',
			'.dist/',
			'.astro/',
			'.cache/',
			'node_modules/',
			'content/*',
			'!content/tests/',
			'tests/fixtures/',
			'coverage/',
		],
	},
	...tseslint.configs.recommendedTypeChecked,
	...tseslint.configs.stylisticTypeChecked,
	regexp.configs['flat/recommended'],
	...astro.configs['flat/recommended'],
	{
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.astro'] },
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/dot-notation': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/array-type': 'off',
			// An async event handler is fine: what fails in it reaches the console like any other error.
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
			'@typescript-eslint/non-nullable-type-assertion-style': 'off',
			'no-console': 'error',
			eqeqeq: 'error',
		},
	},
	border(['src/core/**/*.ts'], [NODE, ASTRO, OUTSIDE_CORE, ZOD]),
	border(['src/core/schema/**/*.ts'], [NODE, ASTRO, OUTSIDE_CORE]),
	border(['src/{node,cli,markdown}/**/*.ts'], [ASTRO]),
	border(
		['src/client/**/*.ts'],
		[
			NODE,
			ASTRO,
			{
				regex: '/core/(?:schema|rules)/',
				allowTypeImports: true,
				message: 'The page must not carry Zod or the rules; "import type" is fine.',
			},
			{
				regex: '^(?:\\.\\./)+(?:node|cli|site|integrations)/',
				message: 'src/client runs in the browser; it knows src/core only.',
			},
		],
	),
	{
		files: ['src/client/**/*.ts'],
		ignores: ['src/client/address.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				...['replaceState', 'pushState'].map((property) => ({
					object: 'history',
					property,
					message: 'A bare path may be another host to it; use setFragment of src/client/address.ts.',
				})),
			],
		},
	},
	border(['src/{components,layouts,pages}/**/*.astro'], [NODE]),
	{
		// Tests may reach for anything, and .astro files get their types from the compiler's own checker.
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: { '@typescript-eslint/no-restricted-imports': 'off', 'no-console': 'off' },
	},
	{ files: ['**/*.{astro,mjs}', '**/*.astro/*.ts'], ...tseslint.configs.disableTypeChecked },
	{ files: ['*.mjs'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
);
