import { expect, test } from 'vitest';
import type { Postmortem } from '../schema/kinds/postmortem.ts';
import { CERTAINTIES, CERTAINTY_SAYS, certaintyOf } from './certainty.ts';

const claims = (['confirmed', 'refuted', 'partly', 'untested'] as const).map((verdict) => {
	return { id: verdict, text: 'Text.', source: 'notes', verdict, note: 'Text.' };
}) satisfies Postmortem['claims'];

test.each([
	[['confirmed'], 'tested'],
	[['refuted'], 'tested'],
	[['confirmed', 'refuted'], 'tested'],
	[['partly'], 'partly'],
	[['partly', 'confirmed'], 'partly'],
	[['notes'], 'reported'],
	[['confirmed', 'notes'], 'reported'],
	[['notes', 'partly'], 'reported'],
	[['untested'], 'untested'],
	[['untested', 'notes', 'confirmed'], 'untested'],
	[['confirmed', 'partly', 'notes', 'untested'], 'untested'],
])('a line that rests on %j is %s', (rests, certainty) => {
	expect(certaintyOf({ rests }, { claims })).toBe(certainty);
});

test('every certainty has words of its own', () => {
	expect(new Set(CERTAINTIES.map((each) => CERTAINTY_SAYS[each])).size).toBe(4);
});
