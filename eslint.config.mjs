// @ts-check
import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaryRule } from './lint/boundary-rule.ts';

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
			// An async event handler is fine, because its failures reach the console like any other error.
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
			'@typescript-eslint/non-nullable-type-assertion-style': 'off',
			'no-console': 'error',
			eqeqeq: 'error',
		},
	},
	{
		files: ['src/**/*.{ts,mts,astro}'],
		plugins: { project: { rules: { boundaries: boundaryRule } } },
		rules: {
			'project/boundaries': 'error',
			'max-lines': ['error', 300],
			'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		files: ['src/client/**/*.ts'],
		ignores: ['src/client/{address,query}.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				...['replaceState', 'pushState'].map((property) => ({
					object: 'history',
					property,
					message:
						'It may read a bare path as another host; use setFragment of src/client/address.ts, or setQuery of src/client/query.ts.',
				})),
			],
		},
	},
	{
		// Tests may import anything, and the compiler's own checker checks the types of .astro files.
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: {
			'project/boundaries': 'off',
			'no-console': 'off',
			'max-lines': 'off',
			'max-lines-per-function': 'off',
		},
	},
	{ files: ['**/*.{astro,mjs}', '**/*.astro/*.ts'], ...tseslint.configs.disableTypeChecked },
	{ files: ['*.mjs'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
);
