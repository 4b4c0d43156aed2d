import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { entriesFor } from '../../../src/core/audience.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { builtFiles, DIST } from '../../support/pages.ts';

const files = builtFiles().filter((file) => /^\/snippets\/[^/]+\/[^/]+$/.test(file) && !/\.(?:html|md)$/.test(file));

test('the files of every snippet are published', async () => {
	const snippets = entriesFor(AUDIENCE, (await loadContent()).entries).filter((entry) => entry.kind === 'snippet');
	const wanted = snippets.flatMap(({ id, data }) =>
		[...data.variants.map(({ file }) => file), ...data.files].map((file) => `/snippets/${id}/${file}`),
	);
	expect([...files].sort()).toEqual([...new Set(wanted)].sort());
});

test('every published file ends with a line that keeps browsers from running it', () => {
	expect(files.filter((file) => isScript(readFileSync(path.join(DIST, file), 'utf8')))).toEqual([]);
	expect(isScript("alert('one file that would run')")).toBe(true);
});

function isScript(text: string): boolean {
	try {
		new vm.Script(text);
		return true;
	} catch {
		return false;
	}
}
