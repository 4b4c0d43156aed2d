import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/node/content/load-content.ts';
import { snippetFolder } from '../support/snippet-folder.ts';

test('the page has the SQLAlchemy version that its snippets declare', async () => {
	const requirements = await readFile(new URL('../../src/node/runtimes/requirements.txt', import.meta.url), 'utf8');
	const inPage = /^sqlalchemy==(\S+)/m.exec(requirements)?.[1];
	expect(inPage).toBeDefined();
	const { entries } = await loadContent();
	const others: string[] = [];
	const undeclared: string[] = [];
	for (const { kind, id, data } of entries) {
		if (kind !== 'snippet' || data.language !== 'python' || !data.runtimes.includes('browser')) continue;
		for (const { file } of data.variants) {
			const source = await readFile(`${await snippetFolder(id)}/${file}`, 'utf8');
			const version = /"sqlalchemy(?:\[[\w,]+\])?==([^"]+)"/.exec(source)?.[1];
			if (version !== undefined && version !== inPage) others.push(`${id}/${file}: ${version}`);
			if (version === undefined && /^\s*(?:import|from) sqlalchemy\b/m.test(source)) undeclared.push(`${id}/${file}`);
		}
	}
	expect(others).toEqual([]);
	expect(undeclared, 'snippets that import SQLAlchemy without a version').toEqual([]);
});
