/**
 * Moves SVG path data by an offset, and writes it as briefly as possible with one decimal.
 *
 * Each step is written relative or absolute, whichever is shorter. Relative steps start from the previous rounded point, so
 * that errors do not add up. Steps of length zero and points in the middle of a horizontal or vertical line are left out.
 *
 * @example compactPath('M 10,10 L 10,20 L 10,30.04', 0, 0) // 'M10 10V30'
 */
export function compactPath(d: string, dx: number, dy: number): string {
	const segments = simplify(readPath(d, dx, dy));
	let output = '';
	let at: Point = { x: 0, y: 0 };
	let start: Point = at;
	for (const segment of segments) {
		if (segment.command === 'Z') {
			output += 'z';
			at = start;
			continue;
		}
		const to = endOf(segment);
		output += shortest(segment, at, to);
		at = to;
		if (segment.command === 'M') start = to;
	}
	return output;
}

/** Rounds to one decimal, without unnecessary zeros: `0.52` is `.5`, `12.96` is `13`. */
export function round(value: number): string {
	const text = String(Math.round(value * 10) / 10);
	return (text === '-0' ? '0' : text).replace(/^(-?)0\./, '$1.');
}

const ARGUMENTS = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 } as const;
type Letter = keyof typeof ARGUMENTS;

/** Absolute segments with rounded coordinates; H and V become L. */
function readPath(d: string, dx: number, dy: number): Segment[] {
	const tokens = d.match(/[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? [];
	const segments: Segment[] = [];
	let at: Point = { x: dx, y: dy };
	let start = at;
	let letter = '';
	for (let index = 0; index < tokens.length;) {
		const token = tokens[index] ?? '';
		if (/[a-z]/i.test(token)) {
			letter = token;
			index++;
		} else if (letter === 'M' || letter === 'm') {
			// More pairs after a move are lines.
			letter = letter === 'M' ? 'L' : 'l';
		}
		const command = letter.toUpperCase() as Letter;
		const count = ARGUMENTS[command] as number | undefined;
		if (count === undefined) throw new Error(`Path data with the command "${letter}" is not supported.`);
		if (command === 'Z') {
			segments.push({ command, numbers: [] });
			at = start;
			continue;
		}
		const numbers = tokens.slice(index, index + count).map(Number);
		if (numbers.length < count || numbers.some(Number.isNaN)) throw new Error(`Path data "${d}" is cut off.`);
		index += count;
		// A lower-case letter is relative to the current point.
		const segment = toAbsolute(command, numbers, letter !== command ? at : { x: dx, y: dy }, at);
		segments.push(segment);
		at = endOf(segment);
		if (command === 'M') start = at;
	}
	return segments.map(({ command, numbers }) => ({
		command,
		numbers: numbers.map((value) => Math.round(value * 10) / 10),
	}));
}

function toAbsolute(command: Letter, numbers: number[], origin: Point, at: Point): Segment {
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = numbers;
	if (command === 'H') return { command: 'L', numbers: [a + origin.x, at.y] };
	if (command === 'V') return { command: 'L', numbers: [at.x, a + origin.y] };
	if (command === 'A') return { command, numbers: [a, b, c, d, e, f + origin.x, g + origin.y] };
	return { command, numbers: numbers.map((value, index) => value + (index % 2 === 0 ? origin.x : origin.y)) };
}

/** Leaves out steps of length zero, and points in the middle of a horizontal or vertical line. */
function simplify(segments: Segment[]): Segment[] {
	const simplified: Segment[] = [];
	// The start of the last segment in `simplified`.
	let before: Point | undefined;
	for (const segment of segments) {
		const previous = simplified.at(-1);
		if (segment.command === 'L' && previous && previous.command !== 'Z') {
			const middle = endOf(previous);
			const to = endOf(segment);
			if (middle.x === to.x && middle.y === to.y) continue;
			if (previous.command === 'L' && before && isBetween(before, middle, to)) simplified.pop();
			else before = middle;
		} else if (previous && previous.command !== 'Z') {
			before = endOf(previous);
		}
		simplified.push(segment);
	}
	return simplified;
}

function isBetween(from: Point, middle: Point, to: Point): boolean {
	const sameColumn = from.x === middle.x && middle.x === to.x && (middle.y - from.y) * (to.y - middle.y) > 0;
	const sameRow = from.y === middle.y && middle.y === to.y && (middle.x - from.x) * (to.x - middle.x) > 0;
	return sameColumn || sameRow;
}

function shortest({ command, numbers }: Segment, at: Point, to: Point): string {
	if (command === 'L' && at.y === to.y) return shorter(`H${round(to.x)}`, `h${round(to.x - at.x)}`);
	if (command === 'L' && at.x === to.x) return shorter(`V${round(to.y)}`, `v${round(to.y - at.y)}`);
	const firstCoordinate = command === 'A' ? 5 : 0;
	const relative = numbers.map((value, index) => {
		if (index < firstCoordinate) return value;
		return value - ((index - firstCoordinate) % 2 === 0 ? at.x : at.y);
	});
	const absolute = command + join(numbers);
	return command === 'M' ? absolute : shorter(absolute, command.toLowerCase() + join(relative));
}

function shorter(one: string, other: string): string {
	return other.length < one.length ? other : one;
}

function join(numbers: number[]): string {
	// A minus sign also separates two numbers, so no space is needed before it.
	return numbers.map(round).reduce((text, next) => text + (text === '' || next.startsWith('-') ? '' : ' ') + next, '');
}

function endOf({ numbers }: Segment): Point {
	return { x: numbers.at(-2) ?? 0, y: numbers.at(-1) ?? 0 };
}

interface Segment {
	command: Letter;
	numbers: number[];
}

interface Point {
	x: number;
	y: number;
}
