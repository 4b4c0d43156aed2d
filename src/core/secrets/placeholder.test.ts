import { expect, test } from 'vitest';
import { isPlaceholder } from './placeholder.ts';

const STAND_INS = [
	...['password', 'passwd', 'passphrase', 'pass', 'pwd', 'pw', 'secret', 'token', 'credential', 'credentials'],
	...['change-me', 'changeme', 'redacted', 'hidden', 'masked', 'removed', 'example', 'placeholder', 'string'],
	...['none', 'NULL', 'undefined', 'true', 'false'],
	...['the-password', 'your_password', 'mypassword', 'a-token', 'some_secret', 'newPass', 'OLD-PW'],
	...['db-password', 'database_pwd', 'userpass', 'admin-token', 'app_secret', 'rolePassword', 'your-db-password'],
];

test('a word for a password is a placeholder, but not a word that contains one', () => {
	expect(STAND_INS.filter((word) => !isPlaceholder(word))).toEqual([]);
	const others = [
		'password1',
		'bypass',
		'your.password',
		'db.password',
		'change+me',
		'their-password',
		'truely',
		'xtrue',
	];
	expect(others.filter(isPlaceholder)).toEqual([]);
});

test('a variable or a format is a placeholder', () => {
	const variables = [
		'$PW',
		'${pw}',
		'`cat pw`',
		'%s',
		'%d',
		'%v',
		'%(pw)s',
		'{pw}',
		'<pw>',
		'[pw]',
		'<your password 2>',
	];
	expect(variables.filter((value) => !isPlaceholder(value))).toEqual([]);
	expect(['x$PW', 'x`', '%x', '100%s', 'x{pw}', 'x<pw>', 'x[pw]'].filter(isPlaceholder)).toEqual([]);
});

test('a password in brackets is not a placeholder, but the name of a variable is', () => {
	const passwords = ['<m4rbleF0x7>', '{{m4rbleF0x7}}', '[[m4b77]]', '<<m4+bF7>>', '<Ab1cd2', '<m4]F7]>'];
	expect(passwords.filter(isPlaceholder)).toEqual([]);
	const names = [
		'<password1>',
		'{db_password_2}',
		'<m4 bF7>',
		'<m4-bF7>',
		'<m4:bF7>',
		'<m4.bF7>',
		'<4mb7>',
		'<m4bF>',
		'<m44>',
	];
	expect(names.filter((value) => !isPlaceholder(value))).toEqual([]);
	expect(['{(m4)7}', '<+m4b7>', '<m4b}>', '<m4bcd>7'].map(isPlaceholder)).toEqual([true, true, true, false]);
});

test('a mask is a placeholder', () => {
	const masks = ['*', '***', 'xxxx', 'XXXX', '###', '•••', '…', '...', '-_.x*', '😀😀', 'aaaa', '7777'];
	expect(masks.filter((value) => !isPlaceholder(value))).toEqual([]);
	expect(['xxxxa', 'axxxx', 'aab', 'x-7', '', 'a.b7', 'a*b7'].filter(isPlaceholder)).toEqual([]);
});

test('a value that is cut is a placeholder, unless a whole password is left', () => {
	const cut = [
		'tr0u…',
		'abcd...',
		'hunter…',
		'hunter***',
		'123456…',
		'a1…b2',
		'…hunter',
		'…a…1…b…2',
		'12345***',
		'a1....b2',
	];
	expect(cut.filter((value) => !isPlaceholder(value))).toEqual([]);
	expect(['tr0ub…', 'm4rbleFox7...', 'm4rble***', 'abcd1****', 'a.b.1…'].filter(isPlaceholder)).toEqual([]);
});
