import { expect, test } from 'vitest';
import type { BodyFacts } from '../entry.ts';
import { sectionsWithSteps } from './after-steps.ts';

const at = (line: number) => ({ at: 'source', line, column: 1 }) as const;
const heading = (line: number, depth = 2) => ({ depth, text: 'A title', position: at(line) });
const step = (line: number) => ({ position: at(line) }) as BodyFacts['steps'][number];

test('the sections up to the last step', () => {
	const headings = [heading(1), heading(8, 3), heading(20), heading(30), heading(40)];
	expect(sectionsWithSteps({ headings, steps: [step(3), step(22)] })).toBe(2);
});

test('all sections if no section follows the steps, or if there are no steps', () => {
	expect(sectionsWithSteps({ headings: [heading(1), heading(5)], steps: [step(9)] })).toBe(2);
	expect(sectionsWithSteps({ headings: [heading(1), heading(5)], steps: [] })).toBe(2);
});
