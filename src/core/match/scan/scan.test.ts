import { expect, test } from 'vitest';
import { BACKGROUND } from '../corpus/background.ts';
import { Hits } from './hits.ts';
import { buildIndex } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';
import { findCandidates } from './scan.ts';
import { SIGNATURES } from '../quality/test-signatures.ts';
import { WINDOW } from './window.ts';

const index = loadIndex(buildIndex(SIGNATURES));

function candidatesIn(text: string): string[] {
	const hits = new Hits();
	findCandidates(index.scanner, text, hits, () => undefined);
	hits.sort();
	return Array.from({ length: hits.count }, (_, i) => `${hits.at(i)} ${index.words[hits.anchor(i)]}`);
}

const lines = BACKGROUND.flatMap((line, i) => {
	const templates = SIGNATURES.flatMap((signature) => signature.templates.map(({ template }) => template));
	return [line, templates[i % templates.length] ?? ''];
});
const text = lines.join('\n').replace(/[^\n\x20-\x7e]/g, '?');

test('characters outside ASCII do not change the candidates', () => {
	expect(text.length).toBeGreaterThan(WINDOW * 4);
	const plain = candidatesIn(text);
	expect(plain.length).toBeGreaterThan(100);
	expect(candidatesIn(`${text} é`)).toEqual(plain);
});

test('the ends of windows do not change the candidates', () => {
	const plain = candidatesIn(text).length;
	for (const shift of [1, 2, 3, 50, 160, WINDOW - 1]) {
		expect(candidatesIn(`${'.'.repeat(shift)}${text}`)).toHaveLength(plain);
	}
});

test('a common word is a candidate only where the next word may follow it', () => {
	const words = (line: string) => candidatesIn(line).map((candidate) => candidate.split(' ')[1]);
	expect(words('QueuePool limit of size 5')).toContain('queuepool');
	expect(words('QueuePool started')).toEqual([]);
	expect(words('QueuePool\n12:00 worker-1 limit of size 5')).toContain('queuepool');
	expect(words('QueuePool\n12:00 worker-1 started')).toEqual([]);
	expect(words('QueuePool\\nlimit')).toContain('queuepool');
	expect(words('QueuePool \u200blimit')).toContain('queuepool');
});
