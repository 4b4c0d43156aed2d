/**
 * The step of a slider for a range of numbers: the largest of 1, 2 or 5 times a power of ten that gives the slider at
 * least 20 positions and lets it reach both ends and the default. The step of an integer is at least 1, even if that
 * gives fewer positions. `undefined` if the knob has no range, or if a decimal number has no such step. A value between
 * two positions can still be typed.
 */
export function sliderStep({ type, default: value, min, max }: NumberKnob): number | undefined {
	if (type === 'flag' || typeof value !== 'number' || min === undefined || max === undefined || max <= min)
		return undefined;
	const largest = Math.floor(Math.log10((max - min) / MIN_POSITIONS));
	// Tries steps from the largest to the smallest, over three powers of ten.
	for (let power = largest; power >= largest - 2; power--) {
		for (const factor of [5, 2, 1]) {
			const step = Number((factor * 10 ** power).toPrecision(1));
			const isCoarse = step > (max - min) / MIN_POSITIONS;
			if (isCoarse && !(type === 'int' && step === 1)) continue;
			if (type === 'int' && step < 1) return 1;
			if (isMultiple(max - min, step) && isMultiple(value - min, step)) return step;
		}
	}
	return type === 'int' ? 1 : undefined;
}

const MIN_POSITIONS = 20;

function isMultiple(distance: number, step: number): boolean {
	const steps = distance / step;
	return Math.abs(steps - Math.round(steps)) < 1e-6;
}

interface NumberKnob {
	type: 'int' | 'float' | 'flag';
	default: number | boolean;
	min?: number | undefined;
	max?: number | undefined;
}
