import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/node/content/load-content.ts';

/*
 * The engine and its documents name no entry of this content, so that they need no change when the content is replaced. One-word
 * ids and ids of terms are exempt, because `session` and `event-loop` are also ordinary technical terms.
 */
test('the engine names no entry of this content', async () => {
	const { entries } = await loadContent();
	const names = entries
		.filter(({ kind }) => kind !== 'term')
		.flatMap(({ id, data }) => [id, data.title])
		.filter((name) => /[- ].*[- ]|-/.test(name));
	expect(names.length).toBeGreaterThan(50);
	expect(names.filter((name) => !patternOf(name).test(`see ${name}.`))).toEqual([]);
	const found: string[] = [];
	let files = 0;
	for await (const file of glob(['src/**/*.*', 'docs/**/*.md', 'astro.config.mjs'])) {
		files += 1;
		const text = await readFile(file, 'utf8');
		for (const name of names) {
			const at = text.search(patternOf(name));
			if (at >= 0) found.push(`${file}:${text.slice(0, at).split('\n').length} ${name}`);
		}
	}
	expect(files).toBeGreaterThan(500);
	expect(found).toEqual([]);
});

function patternOf(name: string): RegExp {
	return new RegExp(`(?<![\\w-])${name.replace(/[^\w\s-]/g, '\\$&')}(?![\\w-])`);
}
