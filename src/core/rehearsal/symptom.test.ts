import { expect, test } from 'vitest';
import { shareOfBadAnswers } from './symptom.ts';

const NOW = 100_000;
const answers = (...each: [status: number, ms: number, ago?: number][]) =>
	each.map(([status, ms, ago = 0]) => ({ at: NOW - ago, status, ms }));

test('errors count, and answers that are late', () => {
	const seen = answers([200, 10], [200, 10], [503, 10], [401, 10], [200, 900]);
	expect(shareOfBadAnswers(seen, undefined, NOW)).toBe(0.2);
	expect(shareOfBadAnswers(seen, { share: 0.1, slowerThanMs: 800 }, NOW)).toBe(0.4);
	expect(shareOfBadAnswers(seen, { share: 0.1, statuses: [401] }, NOW)).toBe(0.2);
});

test('an answer as late as the limit is on time, and one from five seconds ago is past', () => {
	const five = answers([200, 800], [200, 800], [200, 800], [200, 800], [200, 800]);
	expect(shareOfBadAnswers(five, { share: 0.1, slowerThanMs: 800 }, NOW)).toBe(0);
	expect(shareOfBadAnswers([...answers([500, 1, 5000]), ...five], undefined, NOW)).toBe(0);
	expect(shareOfBadAnswers([...answers([500, 1, 4999]), ...five], undefined, NOW)).toBeCloseTo(1 / 6);
});

test('fewer than five answers say nothing', () => {
	expect(shareOfBadAnswers(answers([500, 1], [500, 1], [500, 1], [500, 1]), undefined, NOW)).toBeUndefined();
});
