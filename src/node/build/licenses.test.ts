import { expect, test } from 'vitest';
import { packageLicense, packageOf, renderLicenses } from './licenses.ts';

test.each([
	['/site/node_modules/pagefind/lib/index.js', 'pagefind'],
	['/site/node_modules/@scope/name/dist/a.js?commonjs', '@scope/name'],
	['/site/node_modules/outer/node_modules/inner/a.js', 'inner'],
	['C:\\site\\node_modules\\tarn\\lib\\tarn.js', 'tarn'],
	['\0vite/preload-helper.js', 'vite'],
	['/site/src/client/hs-paste.ts', undefined],
])('%j comes from %s', (module, name) => {
	expect(packageOf(module)).toBe(name);
});

test('a package is listed with its version and its own text', async () => {
	const license = await packageLicense('pagefind');
	expect(license.name).toMatch(/^pagefind \d+\.\d+\.\d+$/);
	expect(renderLicenses('Title', [license])).toMatch(
		/^Title\n\npagefind [\d.]+\n=+\n\n[^=]*Permission is hereby granted/,
	);
});

test('a package that contains parts of others is listed with their texts too', async () => {
	expect((await packageLicense('pagefind')).text.match(/^Copyright/gm)?.length).toBeGreaterThan(1);
});

test('a package without a text is listed with the name of its licence', async () => {
	expect((await packageLicense('generic-pool')).text).toContain('Licence: MIT.');
});

test('a package that is not installed is an error, not a gap in the list', async () => {
	await expect(packageLicense('no-such-package-here')).rejects.toThrow();
});
