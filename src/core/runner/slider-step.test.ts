import { describe, expect, test } from 'vitest';
import { sliderStep } from './slider-step.ts';

describe('the step of a slider', () => {
	test.each([
		['an integer', { type: 'int', default: 8, min: 1, max: 40 }, 1],
		['an integer with a short range', { type: 'int', default: 3, min: 1, max: 6 }, 1],
		['an integer with a long range', { type: 'int', default: 400, min: 100, max: 5000 }, 100],
		['an integer whose default is no round number', { type: 'int', default: 450, min: 0, max: 1150 }, 50],
		['seconds', { type: 'float', default: 0.5, min: 0.05, max: 2 }, 0.05],
		['tenths', { type: 'float', default: 1, min: 0.1, max: 5 }, 0.1],
		['a float with whole ends', { type: 'float', default: 5, min: 2, max: 6 }, 0.2],
	] as const)('is as coarse as ends and default allow: %s', (_, knob, step) => {
		expect(sliderStep(knob)).toBe(step);
	});

	test.each([
		['a flag', { type: 'flag', default: true }],
		['a number without an upper limit', { type: 'int', default: 3, min: 1 }],
		['a default that no step reaches', { type: 'float', default: Math.PI, min: 0, max: 10 }],
	] as const)('does not exist for %s', (_, knob) => {
		expect(sliderStep(knob)).toBeUndefined();
	});
});
