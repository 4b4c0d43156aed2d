import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { builtFiles, fileAt } from '../../support/pages.ts';

const files = builtFiles().filter((file) => /^\/snippets\/[^/]+\/[^/]+$/.test(file) && !/\.(?:html|md)$/.test(file));

test('every published file ends with a line that keeps browsers from running it', () => {
	const scripts = files.filter((file) => {
		try {
			new vm.Script(readFileSync(fileAt(file) ?? '', 'utf8'));
			return true;
		} catch {
			return false;
		}
	});
	expect(scripts).toEqual([]);
});
