import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NO_BODY, type AnyDocument } from '../entry.ts';
import { KINDS, type Kind } from '../schema/primitives.ts';
import { anchorsOf } from './anchors.ts';
import { headingIds } from './heading-ids.ts';

const NOWHERE = { at: 'unknown' } as const;
const FULL = {
	...{ snippets: ['x'], lookAlikes: [{}], helpUrls: ['x'], discriminators: [{}, {}], variants: [{ name: 'gap' }] },
	...{ claims: [{ id: 'gap' }], metrics: [{}], mitigators: ['x'], ruledOut: [{}], actions: [{ id: 'gap' }] },
	...{ sources: [{ id: 'gap' }] },
};

function document(kind: Kind, data: object): AnyDocument {
	return { kind, id: 'gap', file: '', data, body: NO_BODY, locate: () => NOWHERE };
}

test('every section is an id in the code of the pages', () => {
	const sources = ['pages/*/*.astro', 'components/**/*.astro'].flatMap((pattern) =>
		globSync(pattern, { cwd: new URL('../..', import.meta.url) }).map((file) =>
			readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'),
		),
	);
	const ids = new Set(
		[...sources.join('\n').matchAll(/\bid=(?:"([^"]+)"|\{`([^`]+)`\})/g)].map((found) =>
			withGaps(found[1] ?? found[2] ?? ''),
		),
	);
	for (const found of sources.join('\n').matchAll(/`(action-[^`]+)`/g)) ids.add(withGaps(found[1] ?? ''));
	const sections = KINDS.flatMap((kind) => anchorsOf(document(kind, FULL)));
	expect(sections.map(withGaps).filter((id) => !ids.has(id))).toEqual([]);
});

/** `claim-${claim.id}` in the code and `claim-gap` on the page are both `claim-*`. */
function withGaps(id: string): string {
	return id
		.replace(/\$\{[^}]*\}/g, '*')
		.replaceAll('gap', '*')
		.replace(/(?<=^question-)\d$/, '*');
}

test('a page has no empty section', () => {
	expect(anchorsOf(document('runbook', {}))).toEqual(['mitigate', 'symptoms', 'verify', 'escalate']);
	expect(anchorsOf(document('runbook', FULL))).toContain('question-2');
	expect(anchorsOf(document('term', FULL))).toEqual([]);
});

test('headings and steps have the anchors that the site gives them', () => {
	const body = {
		...NO_BODY,
		headings: [{ depth: 2, text: "Why it's full", position: NOWHERE }],
		steps: [{ title: "Don't restart", position: NOWHERE, fences: [], saysWhatToExpect: true }],
	};
	const anchors = anchorsOf({ ...document('runbook', {}), body });
	expect(anchors).toEqual(expect.arrayContaining(['why-its-full', 'don-t-restart']));
});

test('anchors of headings drop punctuation and are numbered if a heading repeats', () => {
	const texts = ['Größe: pool_size = 5', 'Steps', 'Steps', 'Steps 1', 'Steps', 'A – B / C'];
	expect(headingIds(texts)).toEqual(['größe-pool_size--5', 'steps', 'steps-1', 'steps-1-1', 'steps-2', 'a--b--c']);
});
