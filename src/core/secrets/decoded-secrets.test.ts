import { expect, test } from 'vitest';
import { findDecodedSecrets, startOf } from './decoded-secrets.ts';

const SECRET = 'password: m4rbleFox7';

test('finds a secret that the file does not contain literally', () => {
	const found = findDecodedSecrets([{ text: 'A text.' }, { text: SECRET }], 'A text. pass&#119;ord: m4rbleFox7');
	expect(found).toEqual([{ from: { text: SECRET }, kind: 'password', start: '' }]);
});

test('skips text that the file contains literally, because the search of the file covers it', () => {
	expect(findDecodedSecrets([{ text: SECRET }], `> ${SECRET}\n`)).toEqual([]);
	expect(findDecodedSecrets([{ text: 'password: hunter' }], 'the `password: hunter` of old')).toEqual([]);
});

test('finds a field whose name and value are both escaped', () => {
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

test('reports the first characters of a long secret', () => {
	const text = `token ghp_${'0a1b2c3d4e5f6g7h8i9j'.repeat(2)}`;
	expect(findDecodedSecrets([{ text }], '')).toMatchObject([{ kind: 'access token', start: 'ghp_' }]);
});

test('many texts take time linear in their length', () => {
	const before = performance.now();
	findDecodedSecrets(
		Array.from({ length: 40_000 }, () => ({ text: 'password=correct-horse-9' })),
		'password=correct-horse-9\n'.repeat(40_000),
	);
	expect(performance.now() - before).toBeLessThan(3000);
});

test('skips a secret that the file contains elsewhere', () => {
	const texts = [{ text: `${SECRET}\n` }, { text: 'pass\u2060word: hunter2' }];
	expect(findDecodedSecrets(texts, SECRET)).toEqual([]);
	expect(findDecodedSecrets(texts, 'password: m4rbleFox8')).toMatchObject([{ from: texts[0], kind: 'password' }]);
});

test('names the text that contains a secret from its first character on', () => {
	const texts = [{ text: 'A text.' }, { text: 'jane@shop.io' }, { text: '' }, { text: 'sam@shop.io' }];
	expect(findDecodedSecrets(texts, '').map(({ from }) => from.text)).toEqual(['jane@shop.io', 'sam@shop.io']);
});

test('shows the first characters of a secret of sixteen characters', () => {
	expect(startOf('a1b2c3d4e5f6g7h8')).toBe('a1b2');
	expect(startOf('a1b2c3d4e5f6g7h')).toBe('');
});
