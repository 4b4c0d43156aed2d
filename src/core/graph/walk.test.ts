import { expect, test } from 'vitest';
import { stringsAt, stringsIn } from './walk.ts';

test('a pattern leads to strings, and to nothing where the value has another form', () => {
	const textsAt = (value: unknown) => [...stringsAt(value, ['fixes', '*', 'runbook'])].map(({ text }) => text);
	expect(textsAt({ fixes: [{ runbook: 'a' }, {}, { runbook: 5 }, { runbook: 'b' }] })).toEqual(['a', 'b']);
	expect(textsAt({ fixes: { first: { runbook: 'a' } } })).toEqual([]);
	expect(textsAt({ fixes: 'a' })).toEqual([]);
	expect(textsAt(undefined)).toEqual([]);
});

test('every string has its path, except in the fields to skip', () => {
	const value = { title: 'a', list: ['b', { c: 'd', e: 5 }], examples: ['f'], none: null };
	expect([...stringsIn(value, new Set(['examples']))]).toEqual([
		{ path: ['title'], text: 'a' },
		{ path: ['list', 0], text: 'b' },
		{ path: ['list', 1, 'c'], text: 'd' },
	]);
});
