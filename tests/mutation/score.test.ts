import { expect, test } from 'vitest';
import { scoreOf, type Mutant } from './score.ts';

const mutant = (status: string): Mutant => ({
	fileName: 'src/core/a.ts',
	status,
	mutatorName: 'Regex',
	replacement: '/a\n b/',
	location: { start: { line: 3, column: 7 } },
});

test('counts what was noticed of what could be noticed', () => {
	const states = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'RuntimeError', 'Ignored'];
	expect(scoreOf(states.map(mutant))).toEqual({
		noticed: 3,
		valid: 5,
		percent: 60,
		survivors: ['src/core/a.ts:3:7 Regex: /a b/', 'src/core/a.ts:3:7 Regex, which no test reaches: /a b/'],
	});
});

test('without mutants nothing was missed', () => {
	expect(scoreOf([])).toEqual({ noticed: 0, valid: 0, percent: 100, survivors: [] });
});
