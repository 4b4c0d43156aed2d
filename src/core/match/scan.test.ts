import { expect, test } from 'vitest';
import { BACKGROUND } from './background.ts';
import { buildIndex } from './index-build.ts';
import { loadIndex } from './index-load.ts';
import { findCandidates, Hits } from './scan.ts';
import { SIGNATURES } from './test-signatures.ts';

const index = loadIndex(buildIndex(SIGNATURES));

function candidatesIn(text: string): string[] {
	const hits = new Hits();
	findCandidates(index.scanner, text, hits, () => undefined);
	hits.sort();
	return Array.from({ length: hits.count }, (_, i) => `${hits.at(i)} ${index.words[hits.anchor(i)]}`);
}

test('a long ASCII text, which is read as bytes, has the candidates that it has as a string', () => {
	const templates = SIGNATURES.flatMap((signature) => signature.templates.map(({ template }) => template));
	const lines = BACKGROUND.flatMap((line, i) => [line, templates[i % templates.length] ?? '']);
	const text = lines.join('\n').replace(/[^\n\x20-\x7e]/g, '?');
	expect(text.length).toBeGreaterThan(10_000);
	const asBytes = candidatesIn(text);
	expect(asBytes.length).toBeGreaterThan(100);
	// One character outside ASCII sends the same text down the other way.
	expect(candidatesIn(`${text} é`)).toEqual(asBytes);
});
