const HEX = '9f86d081884c7d659a2feaa0c55ad015';

/** Texts, each with the result of masking it. */
export const MASKED: readonly (readonly [text: string, masked: string])[] = [
	['a token eyJhbGciOiJI.eyJzdWI of two parts', 'a token XXXX of two parts'],
	['a token eyJhbGciOiJI.eyJzdWI. It is cut', 'a token XXXX It is cut'],
	['the password: <password>', 'the password: XXXX'],
	['access-token: abc; sessiontoken: abc', 'access-token: XXXX; sessiontoken: XXXX'],
	['MY_TOKEN: abc', 'MY_TOKEN: XXXX'],
	['psql --password of', 'psql --password XXXX'],
];

/** Text that has the form of a secret but is not one, so masking must not change it. */
export const UNCHANGED: readonly string[] = [
	'{"auth": "required-for-all"}',
	'token: expired; routing_key: orders.created.v2',
	'curl -H "Shop-Auth: of-the-readers"; the vault login of-the-readers-of-it',
	'X-Shop-Key: of-the-readers-of-it',
	'ORDERS_SDK_KEY=of-the-readers-of-it',
	'tool --sort-key of-the-readers-of-it',
	"sort(token, 'of-the-readers')",
	'| password | text | not null |',
	'The password must be longer than the name.',
	`x ${HEX.slice(0, 8)}`,
];
