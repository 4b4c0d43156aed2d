import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactPath, round } from './path.ts';

describe('compactPath', () => {
	test('moves the path and drops points in the middle of a straight line', () => {
		expect(compactPath('M 10,10 L 10,20 L 10,30.04', 5, 0)).toBe('M15 10V30');
	});

	test('does not drop a point at which a line turns back', () => {
		expect(compactPath('M0,0 L0,20 L0,10', 0, 0)).toBe('M0 0V20V10');
	});

	test('drops steps of length zero', () => {
		expect(compactPath('M3,4 L3,4 L3.01,4.02 L9,9', 0, 0)).toBe('M3 4L9 9');
	});

	test('writes a relative step if that is shorter', () => {
		expect(compactPath('M100,200 L103,204', 0, 0)).toBe('M100 200l3 4');
		expect(compactPath('M856.3,269.2 Q862,269.2 862,274.9', 0, 0)).toBe('M856.3 269.2q5.7 0 5.7 5.7');
	});

	test('reads relative arcs and numbers without a space between them', () => {
		const cylinder = 'M0,13 a 67,13 0,0,0 135 0 a67 13 0 0 0 -135 0 l0,57';
		expect(compactPath(cylinder, 1, 2)).toBe('M1 15a67 13 0 0 0 135 0A67 13 0 0 0 1 15V72');
		expect(compactPath('M.5-1.5L-2-3', 0, 0)).toBe('M.5-1.5L-2-3');
	});

	test('starts the next part at the start of a closed one', () => {
		expect(compactPath('M10,10 L20,10 L20,20 z l5,5', 0, 0)).toBe('M10 10H20V20zl5 5');
	});

	test('rejects unknown commands', () => {
		expect(() => compactPath('M0,0 R1,1', 0, 0)).toThrow('"R"');
		expect(() => compactPath('M0,0 L1', 0, 0)).toThrow('cut off');
	});

	test('never differs from the points by more than the rounding', () => {
		const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 30 }), (points) => {
				const d = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(4)},${y.toFixed(4)}`).join('');
				const once = compactPath(d, 0, 0);
				// Reading the result again must give the same points, or errors of relative steps would add up.
				expect(compactPath(once, 0, 0)).toBe(once);
				const [lastX, lastY] = points.at(-1) ?? [0, 0];
				const [x, y] = endOf(once);
				expect(Math.abs(x - lastX)).toBeLessThan(0.051);
				expect(Math.abs(y - lastY)).toBeLessThan(0.051);
			}),
		);
	});
});

describe('round', () => {
	test.each([
		[0.52, '.5'],
		[-0.52, '-.5'],
		[-0.04, '0'],
		[12.96, '13'],
		[10, '10'],
	])('writes %s as %s', (value, text) => {
		expect(round(value)).toBe(text);
	});
});

/** The end of a short path, computed independently for the commands that lines become. */
function endOf(d: string): [number, number] {
	let [x, y] = [0, 0];
	for (const [, letter = '', rest = ''] of d.matchAll(/([MLlHhVv])([^MLlHhVv]*)/g)) {
		const numbers = (rest.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number);
		const [first = 0, second = 0] = numbers;
		if (letter === 'H') x = first;
		else if (letter === 'h') x += first;
		else if (letter === 'V') y = first;
		else if (letter === 'v') y += first;
		else if (letter === 'l') [x, y] = [x + first, y + second];
		else [x, y] = [first, second];
	}
	return [x, y];
}
