import { describe, expect, test } from 'vitest';
import { formatChange, formatMeasure, measureForChart } from './measures.ts';

describe('formatChange', () => {
	test('computes a relative change for a plain quantity', () => {
		expect(formatChange(20, 52, 'connections')).toBe('+160 %');
	});

	test('computes percentage points for a share', () => {
		expect(formatChange(15, 0.01, '%')).toBe('−14.99 points');
	});

	test('gives a range for a range', () => {
		expect(formatChange(100, { from: 40, to: 60 }, '%')).toBe('−60 to −40 points');
	});

	test('gives a bound for a bound', () => {
		expect(formatChange(30, { below: 0.1 }, 's')).toBe('at least −99.67 %');
	});

	test('gives a bound for a bound on the other side', () => {
		expect(formatChange(100, { above: 150 }, 'ms')).toBe('at least +50 %');
	});

	test('has no sign if nothing changed', () => {
		expect(formatChange(100, 100, 'ms')).toBe('0 %');
		expect(formatChange(50, { from: 50, to: 60 }, '%')).toBe('0 to +10 points');
	});

	test('is undefined if it would divide by zero or by a missing value', () => {
		expect(formatChange(0, 5, 'ms')).toBeUndefined();
		expect(formatChange('not recorded', 5, 'ms')).toBeUndefined();
		expect(formatChange({ from: 1, to: 2 }, 5, 'ms')).toBeUndefined();
	});
});

test('formatMeasure writes every form of a measure', () => {
	expect([52, { from: 40, to: 60 }, { below: 0.1 }, { above: 3 }, 'not recorded' as const].map(formatMeasure)).toEqual([
		'52',
		'40–60',
		'under 0.1',
		'over 3',
		'not recorded',
	]);
	expect(formatMeasure(15000)).toBe('15\u202f000');
});

test('measureForChart draws a bound at the bound', () => {
	expect(measureForChart({ below: 0.1 })).toBe(0.1);
	expect(measureForChart({ above: 3 })).toBe(3);
	expect(measureForChart('not recorded')).toBeUndefined();
});
