import { describe, expect, test } from 'vitest';
import { compareKeys, filterWords, isShown, parseListState, renderListState } from './list-state.ts';

describe('the choices in an address', () => {
	const names = ['q', 'group', 'sort'];

	test('are read by name, without unknown names and empty values', () => {
		expect(parseListState('?q=queue+pool&group=pool-empty&sort=&utm=x', names)).toEqual({
			q: 'queue pool',
			group: 'pool-empty',
		});
	});

	test('come back from the query that they become', () => {
		const state = { q: 'a&b=c "ü"', group: 'pool-empty' };
		expect(parseListState(renderListState(state), names)).toEqual(state);
	});

	test('leave no query if nothing is chosen', () => {
		expect(renderListState({ q: ' ', group: '', sort: '' })).toBe('');
	});
});

describe('a row is shown', () => {
	const row = { text: 'queuepool limit reached sqlalchemy', values: { group: 'pool-empty', service: 'orders users' } };
	const shown = (text: string, facets = {}) => isShown(row, filterWords(text), facets);

	test('if it has every word, in any order and case', () => {
		expect(shown('')).toBe(true);
		expect(shown(' SQLAlchemy  QueuePool ')).toBe(true);
		expect(shown('sqlalchemy hikari')).toBe(false);
	});

	test('if it has the chosen value of every facet', () => {
		expect(shown('', { group: 'pool-empty', service: 'users' })).toBe(true);
		expect(shown('', { group: '' })).toBe(true);
		expect(shown('', { group: 'server-full' })).toBe(false);
		expect(shown('', { owner: 'x' })).toBe(false);
		expect(shown('', { service: 'user' })).toBe(false);
	});
});

test('keys are sorted as numbers where they are numbers, and a missing key is last in both directions', () => {
	const sorted = (keys: string[], isDescending?: boolean) => keys.sort((a, b) => compareKeys(a, b, isDescending));
	expect(sorted(['10', '', '9', '100'])).toEqual(['9', '10', '100', '']);
	expect(sorted(['10', '', '9', '100'], true)).toEqual(['100', '10', '9', '']);
	expect(sorted(['b', 'A', 'c'])).toEqual(['A', 'b', 'c']);
});
