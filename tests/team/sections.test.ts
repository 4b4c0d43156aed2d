import { expect, test } from 'vitest';
import { entriesFor } from '../../src/core/audience.ts';
import { NO_BODY, type AnyDocument } from '../../src/core/entry.ts';
import { anchorsOf } from '../../src/core/graph/anchors.ts';
import { KINDS, type Kind } from '../../src/core/schema/primitives.ts';
import { loadContent } from '../../src/node/content/load-content.ts';

/** Data in which no section of any kind is empty. */
const FULL: object = {
	...{
		mitigations: [{}],
		symptoms: ['x'],
		verify: {},
		escalate: {},
		timeline: [{}],
		factors: [{}],
		lessons: { well: ['x'] },
	},
	...{ snippets: ['x'], lookAlikes: [{}], helpUrls: ['x'], discriminators: [{}], evidence: [{}] },
	...{ claims: [{ id: '*' }], metrics: [{}], mitigators: ['x'], ruledOut: [{}], actions: [{ id: '*' }] },
	...{ images: [{}], roles: [{}], links: [{}], sources: [{ id: '*' }], variants: [{ name: '*' }] },
};

/*
 * The pages of every entry are compared with the sections that a link may name. That says nothing of a section that no entry
 * of the fixtures has.
 */
test('between them, the entries have every section of every kind', async () => {
	const entries = entriesFor('public', (await loadContent()).entries);
	const sections = KINDS.flatMap((kind) => sectionsOf(full(kind)));
	expect(sections.length).toBeGreaterThan(30);
	const shown = new Set(entries.flatMap((entry) => sectionsOf({ ...entry, body: NO_BODY })));
	expect(sections.filter((section) => !shown.has(section))).toEqual([]);
});

function full(kind: Kind): AnyDocument {
	return { kind, id: 'x', file: '', data: FULL, body: NO_BODY, locate: () => ({ at: 'unknown' }) };
}

/** `postmortem claim-*`, whatever the id of the claim is. */
function sectionsOf(document: AnyDocument): string[] {
	const own = new RegExp(`^${document.id}-.*`);
	return anchorsOf(document).map(
		(id) => `${document.kind} ${id.replace(own, 'variant').replace(/^(claim|action|source|question)-.*/, '$1-*')}`,
	);
}
