import { expect, test } from 'vitest';
import { findDecodedSecrets } from './decoded-secrets.ts';

const SECRET = 'password: m4rbleFox7';

test('finds what the file does not have in so many words', () => {
	const found = findDecodedSecrets([{ text: 'A text.' }, { text: SECRET }], 'A text. pass&#119;ord: m4rbleFox7');
	expect(found).toEqual([{ from: { text: SECRET }, kind: 'password', start: '' }]);
});

test('leaves to the search of the file what that finds, and what it was shown', () => {
	expect(findDecodedSecrets([{ text: SECRET }], `> ${SECRET}\n`)).toEqual([]);
	expect(findDecodedSecrets([{ text: 'password: hunter' }], 'the `password: hunter` of old')).toEqual([]);
});

test('of a field both parts may be escaped, its name and its value', () => {
	const field = { text: 'password: hunter', parts: ['password', 'hunter'] };
	expect(findDecodedSecrets([field], '"pass\\x77ord": hunter')).toHaveLength(1);
	expect(findDecodedSecrets([field], 'password :  # old\n\n\n\n hunter')).toEqual([]);
});

test('a text does not run into the next one', () => {
	const texts = ['redis-cli -a', 'hunter', 'password:', 'hunter', 'echo', 'password', 'm4rbleFox7'];
	expect(
		findDecodedSecrets(
			texts.map((text) => ({ text })),
			'',
		),
	).toEqual([]);
});

test('of a long secret the first characters are told', () => {
	const text = `token ghp_${'0a1b2c3d4e5f6g7h8i9j'.repeat(2)}`;
	expect(findDecodedSecrets([{ text }], '')).toMatchObject([{ kind: 'access token', start: 'ghp_' }]);
});

test('many texts cost no more than their length', () => {
	const before = performance.now();
	findDecodedSecrets(
		Array.from({ length: 40_000 }, () => ({ text: 'password=correct-horse-9' })),
		'password=correct-horse-9\n'.repeat(40_000),
	);
	expect(performance.now() - before).toBeLessThan(3000);
});
