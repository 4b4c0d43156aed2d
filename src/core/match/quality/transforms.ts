import { pick } from './random.ts';
import type { Random } from './random.ts';

/**
 * Changes that a message undergoes on its way into a paste. A person can still recognise the message after each of
 * them.
 */
export const TRANSFORMS = {
	'JSON-escaped': (text) => JSON.stringify({ level: 'error', message: text, attempt: 2 }),
	'ANSI colours': (text, random) =>
		text.replace(/\S+/g, (word) =>
			random() < 0.3 ? `\u001b[${31 + Math.floor(random() * 6)}m${word}\u001b[0m` : word,
		),
	'hard wrap at 60': (text) =>
		text
			.split('\n')
			.map((line) => line.replace(/.{60}(?=.)/g, '$&\n'))
			.join('\n'),
	'upper case': (text) => text.toUpperCase(),
	'container prefix': (text) =>
		text
			.split('\n')
			.map((line) => `api_1      | ${line}`)
			.join('\n'),
	'zero-width characters': (text, random) =>
		text.replace(/\p{L}/gu, (letter) =>
			random() < 0.1 ? letter + pick(random, ['\u200b', '\u200d', '\u00ad', '\u2060']) : letter,
		),
	'first 120 characters': (text) => text.slice(0, 120),
} as const satisfies Record<string, (text: string, random: Random) => string>;

/** Puts a paste in the middle of other lines, `total` lines in all. */
export function inNoise(text: string, random: Random, lines: readonly string[], total: number): string {
	const own = text.split('\n');
	const others = Math.max(0, total - own.length);
	const before = Math.floor(random() * (others + 1));
	const noise = (count: number): string[] => Array.from({ length: count }, () => pick(random, lines));
	return [...noise(before), ...own, ...noise(others - before)].join('\n');
}
