import { expect, test } from 'vitest';
import {
	AWS_EXAMPLE,
	candidateAt,
	decodeBase64,
	endsThere,
	isCut,
	isDefault,
	isNotWord,
	isOwnKey,
	isOwnPair,
	looksLikePassword,
	looksRandom,
} from './secret-judgement.ts';

const HEX = '9f86d081884c7d659a2feaa0c55ad015';

/** The words among `words` that `check` accepts. */
const accepted = (check: (word: string) => boolean, words: string) => words.split(' ').filter(check).join(' ');

test('default passwords of servers are recognised as a whole', () => {
	expect(accepted(isDefault, 'postgres root test guest postgres2 mypostgres latest Root')).toBe(
		'postgres root test guest',
	);
});

test('letters and digits in a run of twelve look random', () => {
	expect(accepted(looksRandom, 'a1b2c3d4e5f6 -a1b2c3d4e5f6/x ABCDEFGHIJK1')).toBe(
		'a1b2c3d4e5f6 -a1b2c3d4e5f6/x ABCDEFGHIJK1',
	);
	expect(
		accepted(looksRandom, 'a1b2c3d4e5f a1b2c3-d4e5f6 abcdefghijkl 123456789012 1234567890-1a ------------1a'),
	).toBe('');
});

test('a key is neither a variable, nor an example, nor cut', () => {
	const isKey = (secret: string, after = '') => isOwnKey({ secret, after, before: '', lead: '', groups: {} });
	expect([isKey(HEX), isKey(HEX, '…'), isKey('a1b2c3d4e5f6'), isKey('+/a1b2c3d4e5f6')]).toEqual([
		true,
		true,
		true,
		true,
	]);
	expect([isKey('a1b2c3d4e5f6', '…'), isKey(`$${HEX}`), isKey(`f(${HEX}`), isKey('a-word-of-key')]).toEqual(
		Array(4).fill(false),
	);
	const example = ['wJalrXUtnFEMI/K7MDENG00000/', 'bPxRfiCYEXAMPLEKEY'].join('');
	expect([isKey(example), isKey(`${example}x`)]).toEqual([false, true]);
});

test('the keys in the documentation of AWS are known by their end', () => {
	const examples = ['IOSFODNN7EXAMPLE', 'I44QH8DHBEXAMPLE', 'bPxRfiCYEXAMPLEKEY', 'h3yCo8nvbEXAMPLEKEY'];
	expect(examples.map((key) => AWS_EXAMPLE.test(`AKIA${key}`))).toEqual([true, true, true, true]);
	expect(examples.map((key) => AWS_EXAMPLE.test(`AKIA${key}7`))).toEqual([false, false, false, false]);
	expect(AWS_EXAMPLE.test('AKIAQ7WZ5N2L4EXAMPLE')).toBe(false);
});

test.each([
	['a1b2c3', '', false],
	['a1b2c3', '…', true],
	['a1b2c3', '...', true],
	['a1b2c3', '***', true],
	['a1b2c3', '..', false],
	['a1b2c3', '. And …', false],
	['a1b2c3', '**', false],
	['a1b2c3', ' …', false],
	['a1b2c3…', '', true],
	['a1b2c3....', '', true],
	['a1b2c3****', '', true],
	['a1b2c3.', '', false],
	['a1b2c3..', '', false],
	['a1b2c3**', '', false],
	['a…1b2c3', '', false],
	['a1b2c3d4e5f6g7h8i9j0', '…', false],
	['a1b2c3d4e5f6g7h8i9j', '…', true],
	['a1b2c3d4e5-f6g7h8i9j0', '…', true],
	['a1b2c3d4e5f6g7h8i9j…', '', true],
	['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM', '…', true],
	['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM...', '', true],
	['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM.abc', '…', false],
	['xeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM', '…', false],
] as const)('whether %j before %j is cut: %j', (secret, after, expected) => {
	expect(isCut(secret, after)).toBe(expected);
});

test('text that is not base64 decodes to nothing', () => {
	expect(['b3BzOmZveA==', '!', 'b3BzO'].map(decodeBase64)).toEqual(['ops:fox', '', '']);
});

test('a pair is judged by its password', () => {
	expect(
		['orders:hunter', 'orders:password', 'orders:guest', 'orders', 'a b:c', 'a:b c'].map((pair) =>
			isOwnPair(btoa(pair)),
		),
	).toEqual([true, false, false, undefined, undefined, undefined]);
});

test('letters and digits are no word, but a member or a file is', () => {
	expect(accepted(isNotWord, 'a1 1A a1... a1.... a1…')).toBe('a1 1A a1... a1.... a1…');
	expect(accepted(isNotWord, 'ab 12 a.1 a1. a1.. a1...b a1…b.c ...a1 -_')).toBe('');
	expect(isNotWord('a1…b')).toBe(true);
});

const PASSWORDS = [
	'm4rble m4rble. m4rble!?,. m4rbleFox7 hunter2 Fox-of-m4rble a-b-c4d-e a4567b-cde',
	'1m4rble 12m4rble 12:3456x xsha2y56',
	'a/b2c3 a~b2c3 a+b2c3d4 base6x4 md7abc sqlite3x',
].join(' ');

test('a word with letters and digits looks like a password', () => {
	expect(accepted(looksLikePassword, PASSWORDS)).toBe(PASSWORDS);
});

test.each([
	['short words', 'm4rbl m4r m4rbl. m4rbl!!! a1b2c'],
	['words and numbers', 'marble 123456 password changeme postgres xxxxxx $m4rble m4rble.connect'],
	[
		'names of algorithms and standards',
		'base64x base-32 md5sum md6sum1 sha256 sha-512 utf8mb4 utf-16le argon2id pbkdf2sha bcrypt12 scrypt12 oauth2 oauth-20 ' +
			'http2x http-11x x509v3 ipv4addr ipv6addr iso8601 iso-8601 rfc3339 rfc-3339 aes256 aes-128 rsa2048 rsa-4096 ed25519 ' +
			'ed25519x log4jx pkcs12x pkcs-12 totp12 digest2 hmac256 mysql8 postgresql16 BASE64x MySQL80x',
	],
	['paths and addresses', '~m4rble /m4rble .m4rble a//b2c3 http://db2c'],
	['numbers with a unit', '12-character 12character 12–character 12-char-long 1character 120-a–b-cde 12-CHARS'],
	['times', '2024-12-05T 10:20:30Z 2024-12-05T10:20:30Z'],
	['names with a number', 'orders-db-2 orders_db_2 orders-2 db2-orders a-b1 ORDERS-DB-2 12-ab-34-cd'],
])('%s do not look like a password', (_, words) => {
	expect(accepted(looksLikePassword, words)).toBe('');
});

test('a word ends before a space or a sign of a sentence, but not inside code', () => {
	expect(
		['', ' x', '. ', '.', ', x', ':', ': x', '-x', '"', ' .a', 'x.a'].filter((after) => !endsThere(after)),
	).toEqual([]);
	expect(['.a', ':1', '://x', ':/', '(', '=1', '[0]', '\\', '/x', '@x'].filter(endsThere)).toEqual([]);
});

test('a candidate has forty characters of context on both sides', () => {
	const text = `${'a'.repeat(45)}key=s3cret${'b'.repeat(45)}`;
	const groups = { before: 'key=', secret: 's3cret' };
	expect(candidateAt(text, { index: 45, all: 'key=s3cret', groups })).toEqual({
		secret: 's3cret',
		before: 'key=',
		lead: 'a'.repeat(40),
		after: 'b'.repeat(40),
		groups,
		start: 49,
		end: 55,
	});
	expect(candidateAt('a a', { index: 0, all: 'a a', groups: { before: 'a ', secret: 'a' } })).toMatchObject({
		start: 2,
	});
});
