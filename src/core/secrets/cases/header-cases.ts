import type { SecretForm } from '../../../../tests/support/marked-secrets.ts';

// Assembled from parts, so that secret scanners do not report this file.
const HEX = '9f86d081884c7d659a2feaa0c55ad015';
const MIXED = 'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ';
const AWS = 'Q7WZ5N2L4K8M3P6R';
const BEGIN = '-----BEGIN·PRIVATE·KEY-----';
const END = '-----END·PRIVATE·KEY-----';

/** Keys, passwords in addresses, headers and addresses of people. */
export const HEADER_FORMS: readonly SecretForm[] = [
	{
		name: 'a private key',
		kind: 'private key',
		found: [
			`key:\n«${BEGIN}\n${MIXED}${MIXED}\n${END}»\nand text`,
			`«${BEGIN}\nProc-Type: 4,ENCRYPTED\n\n${MIXED}${MIXED}\n${END}»`,
			`«-----BEGIN·RSA·PRIVATE·KEY-----${MIXED}${HEX}\n»-----BEGIN·CERTIFICATE-----`,
			`«${BEGIN}${MIXED}12345678\n${END}»`,
		],
		missed: [
			`-----BEGIN CERTIFICATE-----\n${MIXED}${MIXED}\n-----END CERTIFICATE-----`,
			`${BEGIN}${MIXED}1234567\n${END}`.replaceAll('·', ' '),
			`-----BEGIN private key-----\n${MIXED}${MIXED}\n`,
		],
	},
	{
		name: 'a password in an address',
		kind: 'password in an address',
		found: [
			'postgresql://orders:«hunter»@db-1.prod:5432/orders',
			'redis://:«hunter»@cache-1',
			'redis://orders:«h7»@cache-1',
			'amqp://orders:«s3cr@tt@five»@mq-1/orders',
			'mysql://orders:«12345»@db-1/orders',
			'mysql://orders:«a1/b»@db-1/orders',
			'mysql://orders:«123456/b»@db-1/orders',
			'postgresql://orders:«orders»@db-1 and sam@localhost',
			'postgresql://orders:«orders»@localhost-2/orders',
			'postgresql://orders:«orders»@localhost.prod/orders',
			'postgresql://orders:«orders»@127.0.0.1.shop.io/orders',
			'postgresql://orders:«hunter»@[::1]/orders',
			'postgresql://orders:«guest»@[::2]/orders',
		],
		missed: [
			'http://db-1:8080/of/jane@shop',
			'http://db-1:8/of/jane@shop and http://db-1:80?q=jane@shop and http://db-1:80800#jane@shop',
			'postgresql://orders:orders@LOCALHOST/orders and postgresql://orders:orders@127.0.0.10/orders',
			'postgresql://orders:orders@127.10.20.30:5432/orders and postgresql://orders:guest@[::1]/orders',
			'postgresql://orders:<password>@db-1 and postgresql://or ders:hunter@db-1',
			'postgresql//orders:hunter@db-1',
			'postgresql://orders@db-1 and postgresql:// orders:hunter@db-1',
		],
	},
	{
		name: 'a web token',
		kind: 'JSON web token',
		found: [
			`token «${JWT}.c2lnbmF0dXJlLW9m» and text`,
			`«eyJhbGciO.eyJz.${MIXED}»`,
			`(«${JWT}.${MIXED}»…)`,
			`"«${JWT}.-_lnbmF0dXJlLW9m»"`,
		],
		missed: [
			`${JWT} and text`,
			`${JWT}. And text`,
			`${JWT}.c2lnbmF0dXJlLW9`,
			`x${JWT}.${MIXED.slice(0, 16)} and -${JWT}.${MIXED.slice(0, 16)}`,
			`eyJhbGci.eyJz.${MIXED} and eyJhbGciO.eyJ.${MIXED}`,
			'eyJhbGciO.eyJz.signature-of-a-7-token…',
		],
	},
	{
		name: 'an AWS access key',
		kind: 'AWS access key',
		found: [`key «AKIA${AWS}», secret`, `«ASIA${AWS}»`, `«AKIA${AWS.slice(0, 9)}EXAMPLE»`],
		missed: [
			`xAKIA${AWS} and AKIA${AWS}x and AKIA${AWS.slice(1)} and AKIA${AWS}7`,
			`AKIA${AWS.toLowerCase()} and AKIAXXXXXXXXXXXXXXXX and AKIAI44QH8DHBEXAMPLE`,
		],
	},
	{
		name: 'a bearer token',
		kind: 'bearer token',
		found: [
			`Authorization: Bearer «${HEX}» and text`,
			`bearer◦:◦«${HEX}»`,
			`BEARER «~/.+-${HEX}==»=`,
			`Bearer «${HEX}=»`,
			`Bearer «a1b2c3d4e5f6»`,
		],
		missed: [
			`Bearer${HEX} and forbearer ${HEX.slice(0, 12)} and Bearer! ${HEX}`,
			'Bearer authentication-1 and bearer a1b2c3d4e5f and Bearer a1b2c3d4e5f6… and Bearer abcdefghijkl',
		],
	},
	{
		name: 'a name and a password in a header',
		kind: 'password in a header',
		found: [
			`Authorization: Basic «${btoa('orders:hunter')}» and text`,
			`basic◦:◦«${btoa('orders:hunter2')}»`,
			`BASIC «${btoa('jane.doe+orders@shop-1.io:hunter')}»`,
			`Basic «${btoa('o:pass:word')}»`,
			`Basic «${btoa('app:abc')}»`,
		],
		missed: [
			`Basic${btoa('orders:hunter')} and abasic ${btoa('orders:hunter')} and Basic! ${btoa('orders:hunter')}`,
			`Basic ${btoa('orders:password')} and Basic ${btoa('orders:guest')} and Basic ${btoa('orders:')}`,
			`Basic ${btoa('the orders:hunter')} and Basic ${btoa('orders:two words')} and Basic ${btoa('orders hunter')}`,
			'Basic authentication is required; basic a=b; Basic Zm9v',
		],
	},
	{
		name: 'an e-mail address',
		kind: 'e-mail address',
		found: [
			'ask «jane.doe+oncall_1@shop.co.uk», or',
			'«j@x-1.io»',
			'mailto:«jane@shop.io»',
			'<«digit@shop.io»>',
			'«jane@test.shop.io» «jane@shop.contest» «jane@myexample.com» «jane@example.community»',
			'«jane@rev2.shop.io» «jane@desk.service.io» «jane@js.json.io»',
			`«${'a'.repeat(64)}@shop.io»`,
			'«jane@a.b.c.d.e.f.g.h.io»',
		],
		missed: [
			'jane@example.com jane@mail.example.org jane@a.example jane@shop.test jane@shop.invalid jane@a.localhost',
			'git@github.com and :jane@shop.io and user:jane@shop.io and /jane@shop.io',
			'left-pad@1.2.rc left-pad@12.3-rc.one left-pad@v10.next.rc',
			'a@pool.js a@pool.mjs a@pool.cts a@pool.tsx a@pool.json a@pool.java a@pool.rb',
			'a@b.service a@b.socket a@b.timer a@b.target a@b.slice a@b.scope a@b.mount',
			'jane@shop and jane@shop.i and jane@.io and @shop.io',
		],
	},
];
