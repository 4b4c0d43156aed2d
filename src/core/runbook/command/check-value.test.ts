import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARAM_PATTERNS } from './check-value.ts';
import { checkValue, type ParamPattern } from './check-value.ts';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';

describe('values that people enter are accepted', () => {
	test.each<[ParamPattern, string[]]>([
		['kubernetes-name', ['orders', 'basket-api', 'db-0.orders', 'a', '2048']],
		['host', ['db.example', 'orders_db', '192.0.2.1', '2001:db8::1', '::1', '::ffff:192.0.2.1', 'localhost']],
		['port', ['1', '5432', '65535']],
		['integer', ['0', '4', '100000']],
		['identifier', ['app', '_x', 'Orders2']],
		['duration', ['90s', '15m', '1h30m', '500ms', '1d']],
		[
			'url',
			[
				'http://localhost:8000',
				'https://[2001:db8::1]:8443/x?y=1&z=%20,2',
				'postgresql://oncall@db.example:5432/orders?sslmode=require&connect_timeout=5',
				'postgresql+asyncpg://app@db/orders',
				'postgres:///orders',
				'ws://h/x',
				'grpc://h:50051',
				'redis://h:6379/0',
				'amqp://h/x',
				'https://h/?next=http://u:p@x',
			],
		],
	])('%s accepts %j', (pattern, values) => {
		for (const value of values) expect(checkValue(pattern, ` ${value}\n`)).toEqual({ ok: true, value });
	});
});

describe('values that must not reach a command', () => {
	const hostile = [
		'a"b',
		"a'b",
		'a\nb',
		'a\r\nb',
		'$(id)',
		'`id`',
		'a;b',
		'a|b',
		'a&&b c',
		'<img src=x onerror=alert(1)>',
		'a b',
		'a\\b',
		'a\u0000b',
		'a\u202eb',
		'a\u200bb',
		'!!',
		'a\tb',
		'{a,b}',
		'*',
		'~/x(1)',
		'-rf',
		'--help',
		'é',
		'a'.repeat(10_000),
		'\ud800',
	];
	test.each(PARAM_PATTERNS.flatMap((pattern) => hostile.map((value) => [pattern, value] as const)))(
		'%s rejects %j with a reason',
		(pattern, value) => {
			for (const raw of [value, pattern === 'url' ? `http://h/${value}` : value]) {
				const checked = checkValue(pattern, raw);
				const isInertPath = pattern === 'url' && raw.startsWith('http://h/-');
				if (!isInertPath)
					expect(checked).toMatchObject({ ok: false, reason: expect.stringMatching(/^It .+\.$/) as string });
			}
		},
	);

	test.each<[ParamPattern, string, string]>([
		['kubernetes-name', 'a"b', 'It contains a double quote.'],
		['kubernetes-name', 'a\nb', 'It contains a line break.'],
		['kubernetes-name', 'a\u202eb', 'It contains an invisible character, U+202E.'],
		['kubernetes-name', 'x'.repeat(10_000), 'It has 10,000 characters; the maximum is 253.'],
		['kubernetes-name', 'Orders', 'It must be a Kubernetes name: lower-case letters, digits, "-" and ".".'],
		['integer', '010', 'It must be a whole number: digits only, no leading zeros.'],
		['port', '70000', 'It must be a port number from 1 to 65535.'],
		['identifier', 'ALL', '"ALL" is a reserved word in SQL, not a name.'],
		['identifier', 'app--', 'It must be a name: letters, digits and "_", not starting with a digit.'],
		['url', 'file:///etc/passwd', 'It must be a complete address, like https://… or postgresql://….'],
		['url', 'javascript:alert(1)', 'It contains the character (.'],
		[
			'url',
			'postgresql://app:hunter2@db/orders',
			'It contains a password or a token. Leave it out; psql, for example, reads a password from ~/.pgpass or asks for it.',
		],
		[
			'url',
			'postgresql://db/orders?password=hunter2',
			'It contains a password or a token. Leave it out; psql, for example, reads a password from ~/.pgpass or asks for it.',
		],
	])('%s gives the reason for %j', (pattern, value, reason) => {
		expect(checkValue(pattern, value)).toMatchObject({ ok: false, reason });
	});
});

describe('a rejected value', () => {
	test.each<[ParamPattern, string, string]>([
		['kubernetes-name', 'a"', 'It contains a double quote.'],
		['kubernetes-name', "a'", 'It contains a single quote.'],
		['kubernetes-name', 'a\rb', 'It contains a line break.'],
		['kubernetes-name', 'a\tb', 'It contains a tab.'],
		['kubernetes-name', 'a b', 'It contains a space.'],
		['kubernetes-name', 'a;', 'It contains a semicolon.'],
		['kubernetes-name', 'a\\', 'It contains a backslash.'],
		['kubernetes-name', 'a$', 'It contains $, which a shell would act on.'],
		['kubernetes-name', 'a`', 'It contains a back-tick, which a shell would act on.'],
		['kubernetes-name', 'a\u00adb', 'It contains an invisible character, U+00AD.'],
		['port', '100000', 'It has 6 characters; the maximum is 5.'],
		['kubernetes-name', `a${' '.repeat(353)}`, 'It has 354 characters; the maximum is 253.'],
	])('%s %j cannot become valid by further typing', (pattern, value, reason) => {
		expect(checkValue(pattern, value)).toEqual({ ok: false, mayBeUnfinished: false, reason });
	});

	test.each<[ParamPattern, string, string]>([
		['kubernetes-name', 'a-', 'It must be a Kubernetes name: lower-case letters, digits, "-" and ".".'],
		['host', 'a-', 'It must be a host name or an address, without a port.'],
		['host', 'db:5432', 'It must be a host name or an address, without a port.'],
		['host', '::1x', 'It must be a host name or an address, without a port.'],
		['port', '05', 'It must be a port number from 1 to 65535.'],
		['port', 'x5', 'It must be a port number from 1 to 65535.'],
		['port', '70000', 'It must be a port number from 1 to 65535.'],
		['port', '5x', 'It must be a port number from 1 to 65535.'],
		['duration', 'x5m', 'It must be a duration, like 90s, 15m or 1h30m.'],
		['duration', '5mx', 'It must be a duration, like 90s, 15m or 1h30m.'],
		['duration', '5x', 'It must be a duration, like 90s, 15m or 1h30m.'],
		['url', 'xhttp://a', 'It must be a complete address, like https://… or postgresql://….'],
		...['?db_password=x', '?pass=x', '?a=1&client_secret=x', '?token=x'].map(
			(query): [ParamPattern, string, string] => [
				'url',
				`https://h/${query}`,
				'It contains a password or a token. Leave it out; psql, for example, reads a password from ~/.pgpass or asks for it.',
			],
		),
	])('%s %j may be unfinished', (pattern, value, reason) => {
		expect(checkValue(pattern, value)).toEqual({ ok: false, mayBeUnfinished: true, reason });
	});

	test('may have 100 spaces around it, as pasted text has', () => {
		expect(checkValue('kubernetes-name', `a${' '.repeat(352)}`)).toEqual({ ok: true, value: 'a' });
		expect(checkValue('host', 'a')).toEqual({ ok: true, value: 'a' });
	});
});

test('only inert characters are accepted, whatever is entered', () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.string({ maxLength: 60 }).map((tail) => `http://h/${tail}`),
		fc.string({ maxLength: 20 }),
	);
	let accepted = 0;
	fc.assert(
		fc.property(fc.constantFrom(...PARAM_PATTERNS), text, (pattern, raw) => {
			const checked = checkValue(pattern, raw);
			if (!checked.ok) return;
			accepted += 1;
			expect(checked.value).toMatch(/^[\w:][\w.\-/:@?=&%+,~[\]]{0,999}$/);
		}),
		{ numRuns: 3000 },
	);
	expect(accepted).toBeGreaterThan(50);
});

test('every pattern takes at most linear time', () => {
	for (const pattern of PARAM_PATTERNS) {
		for (const piece of ['a', 'a-', '1:', '1s', 'http://a', 'a.', ':@', '?a=']) {
			const started = cpuMs();
			checkValue(pattern, `postgres://${piece.repeat(450)}`);
			checkValue(pattern, piece.repeat(500_000));
			expect(cpuMs() - started).toBeLessThan(100);
		}
	}
});
