import { expect, test } from 'vitest';
import { doubtText } from './doubt-text.ts';

test.each([
	[{ why: 'generic' }, 'other programs print this too'],
	[{ why: 'cause', cause: 'server closed' }, '"server closed" near it points to a different cause'],
	[{ why: 'mention' }, 'only its name is here'],
	[{ why: 'quoted' }, 'the message is in quoted source code'],
	[{ why: 'code' }, 'only its code is here'],
	[{ why: 'part' }, 'only part of the message is here'],
	[undefined, 'only part of the message is here'],
] as const)('the doubt %j is said as: %s', (doubt, short) => {
	expect(doubtText(doubt ? { doubt } : {}).short).toBe(short);
});

test('each doubt says what to check', () => {
	const whys = ['generic', 'mention', 'quoted', 'code', 'part'] as const;
	expect(whys.map((why) => doubtText({ doubt: { why } }, 'HikariCP').long)).toEqual([
		'Other programs print this message too, and nothing near it names HikariCP. Check which program printed it.',
		'The text names this error, but nothing shows that it was raised. Look for the line that reports it.',
		'The message is in source code that the trace quotes. Look for the line that reports the error.',
		'The text contains only the code of this error, and other errors may use the same code. Compare the text with the page.',
		'The text contains only part of the message. Compare the text with the page before you act on it.',
	]);
	expect(doubtText({ doubt: { why: 'generic' } }).long).toContain('names the component.');
});

test('a long cause is cut after 80 characters', () => {
	const long = (cause: string) => doubtText({ doubt: { why: 'cause', cause } }).long;
	expect(long('x'.repeat(80))).toBe(
		`"${'x'.repeat(80)}" near this message points to a different cause. Look into that first.`,
	);
	expect(long('x'.repeat(81))).toBe(
		`"${'x'.repeat(80)}…" near this message points to a different cause. Look into that first.`,
	);
});
