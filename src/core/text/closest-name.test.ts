import { expect, test } from 'vitest';
import { closestName } from './closest-name.ts';

test.each([
	['pool-ful', ['pool-full', 'held-connections'], 'pool-full'],
	['teh-pool', ['the-pool'], 'the-pool'],
	['sumary', ['title', 'summary', 'symptoms'], 'summary'],
	['editurl', ['url', 'editUrl'], 'editUrl'],
	['leak-of-connections', ['connections-leak', 'pool-full'], 'connections-leak'],
	['start_time', ['startTime', 'endTime'], 'startTime'],
])('finds the closest name to "%s" among %j', (name, candidates, expected) => {
	expect(closestName(name, candidates)).toBe(expected);
});

test('the nearest of several near names wins', () => {
	expect(closestName('pool-b', ['pool-a1', 'pool-b1', 'pool-c1'])).toBe('pool-b1');
});

test('a name that resembles no candidate has no closest name', () => {
	expect(closestName('grafana', ['pool-full', 'held-connections'])).toBeUndefined();
	expect(closestName('inventory-api', ['shop-database', 'payment-api-v2'])).toBeUndefined();
	expect(closestName('x', [])).toBeUndefined();
	expect(closestName('', ['pool'])).toBeUndefined();
});
