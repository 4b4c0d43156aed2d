import { expect, test } from 'vitest';
import { containsText, missingIn, valueIn } from './printed.ts';

const OUTPUT = 'REVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\nserver has room | 11 of 60\n';

test.each([
	['server has room', true],
	['1 <none> 2 <none>', true],
	['server has room | <int> of 60', true],
	['server has room | <int:sessions> of <int:limit>', true],
	['server nearly full | <int> of 60', false],
	['server is full', false],
	['3 <none>', false],
])('whether the output contains %j: %j', (text, expected) => {
	expect(containsText(OUTPUT, text)).toBe(expected);
});

test('all texts that are missing are named', () => {
	expect(missingIn(OUTPUT, ['server has room', 'no room', 'no server'])).toEqual(['no room', 'no server']);
	expect(missingIn(OUTPUT, 'server has room')).toEqual([]);
});

test('the value of a gap is that of the first match', () => {
	const blockers = '13140 | 10 wait | application\n13141 | 2 wait | application\n';
	expect(valueIn(blockers, '<int:PID> | <int> wait | application', 'PID')).toBe('13140');
	expect(valueIn(blockers, '<int:PID> | <int> wait | migration', 'PID')).toBeUndefined();
});
