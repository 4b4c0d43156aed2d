import { expect, test } from 'vitest';
import { NO_BODY, type AnyDocument } from '../entry.ts';
import type { Kind } from '../schema/primitives.ts';
import { anchorsOf } from './anchors.ts';
import { headingIds } from './heading-ids.ts';

const NOWHERE = { at: 'unknown' } as const;
const FULL = {
	...{ mitigations: [{}], symptoms: ['x'], discriminators: [{}, {}], verify: {}, escalate: {} },
	...{ timeline: [{}], factors: [{}], lessons: { well: [], badly: ['x'] }, sources: [{ id: 'notes' }] },
};

function document(kind: Kind, data: object): AnyDocument {
	return { kind, id: 'x', file: '', data, body: NO_BODY, locate: () => NOWHERE };
}

test('a page has no empty section, as where it was imported', () => {
	expect(anchorsOf(document('runbook', {}))).toEqual([]);
	expect(anchorsOf(document('runbook', { confirm: {} }))).toEqual(['which', 'confirm']);
	expect(anchorsOf(document('runbook', { confirm: {}, discriminators: [{}] }))).toEqual([
		...['which', 'confirm', 'questions', 'question-1'],
	]);
	expect(anchorsOf(document('runbook', FULL))).toEqual([
		...['which', 'symptoms', 'mitigate', 'question-1', 'question-2', 'verify', 'escalate'],
	]);
	expect(anchorsOf(document('postmortem', { lessons: { well: [], badly: [], lucky: [] } }))).toEqual(['impact']);
	expect(anchorsOf(document('postmortem', FULL))).toEqual([
		...['timeline', 'impact', 'factors', 'lessons', 'sources', 'source-notes'],
	]);
	expect(anchorsOf(document('postmortem', {}))).toEqual(['impact']);
	expect(anchorsOf(document('term', FULL))).toEqual([]);
	expect(anchorsOf(document('path', FULL))).toEqual(['route']);
	expect(anchorsOf(document('service', FULL))).toEqual(['needs']);
});

test('the code of each variant of a snippet has an anchor', () => {
	const variants = [{ name: 'broken' }, { name: 'fixed' }];
	expect(anchorsOf(document('snippet', {}))).toEqual(['code', 'charts', 'local', 'claims']);
	expect(anchorsOf(document('snippet', { variants }))).toEqual(expect.arrayContaining(['x-broken', 'x-fixed']));
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
