import { expect, test } from 'vitest';
import { isOneEditAway } from './edit-distance.ts';

test.each([
	['queuepoll', 'queuepool', true],
	['quueepool', 'queuepool', true],
	['queuepol', 'queuepool', true],
	['queuepoool', 'queuepool', true],
	['queuepool', 'queuepool', false],
	['queue', 'queuepool', false],
	['pueueqool', 'queuepool', false],
	['', 'a', true],
])('%j and %j are one edit apart: %j', (a, b, expected) => {
	expect(isOneEditAway(a, b)).toBe(expected);
});
