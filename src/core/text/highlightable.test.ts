import { runHighlighterWithAstro } from '@astrojs/prism/dist/highlighter';
import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';
import { isHighlightable } from './highlightable.ts';

test('code of a usual length is highlighted, and a long line or a long text is not', () => {
	expect(isHighlightable('const a = 1;\n'.repeat(2000))).toBe(true);
	expect(isHighlightable('a'.repeat(1001))).toBe(false);
	expect(isHighlightable('a\n'.repeat(20_000))).toBe(false);
});

test.each([
	['ts', 'a'],
	['ts', '1_'],
	['ts', '1e'],
	['python', '"\\'],
	['yaml', 'a?:'],
	['yaml', '--- '],
])('the longest code of %s that is highlighted takes little time, even of %j', async (language, unit) => {
	const line = `${unit.repeat(1000 / unit.length).slice(0, 999)}\n`;
	const code = line.repeat(29);
	expect(isHighlightable(code)).toBe(true);
	const before = cpuMs();
	await runHighlighterWithAstro(language, code);
	expect(cpuMs() - before).toBeLessThan(4000);
});
