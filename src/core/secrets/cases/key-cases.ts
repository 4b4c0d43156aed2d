import type { SecretForm } from '../../../../tests/support/marked-secrets.ts';

const HEX = '9f86d081884c7d659a2feaa0c55ad015';
const MIXED = 'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6';

/** Keys after their name, in settings, data, headers and options. */
export const KEY_FORMS: readonly SecretForm[] = [
	{
		name: 'a key after a name that is used for nothing else',
		kind: 'key',
		found: [
			`"secret"◦:◦"«${HEX}»"`,
			`credential◦=◦'«${HEX}»', x`,
			...['api_key', 'access-key', 'privateKey', 'SECRET_KEY', 'GITHUB_TOKEN', 'access-token', 'authToken'].map(
				(name) => `${name}◦:=◦«${HEX}» x`,
			),
			...['refresh_token', 'bot_token', 'api-token', 'sessiontoken'].map((name) => `env['${name}']◦=◦\`«${HEX}»\``),
			`\\"api_key\\"◦:◦\\"«${HEX}»\\"`,
			`x&secret%3D«${HEX}»&`,
			`secret%3A«${HEX}»)`,
			`secret：«${HEX}»`,
			`api_key: «%.${HEX}»`,
		],
		missed: [
			'secret: words-of-the-sentence; api_key: a1b2c3d4e5f; api_key: $a1b2c3d4e5f6; api_key: f(a1b2c3d4e5f6',
			`secret ${HEX}; api.key: ${HEX}; sort_key: ${HEX}; secrets: ${HEX}; secret: a1b2c3d4e5f6…`,
			`aws_secret_access_key = ${['wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'].join('')}`,
			`secret%3E${HEX}; secret\\\\"=${HEX}`,
		],
	},
	{
		name: 'a key after a name that is also a word',
		kind: 'key',
		found: [
			`"token"◦:◦"«${HEX}»"`,
			`_auth◦=◦«${HEX}»`,
			`_auth◦:=◦'«a1b2c3d4e5f6/»'`,
			...['signing', 'encryption', 'encrypt', 'master', 'license', 'routing', 'integration', 'service'].map(
				(name) => `${name}_key◦:◦«${HEX}» x`,
			),
			...['account', 'storage', 'deploy', 'instrumentation', 'subscription'].map(
				(name) => `env['${name}-key']◦=◦\`«${HEX}»\``,
			),
			`\\"masterkey\\"◦:◦\\"«${HEX}»\\"`,
			`token%3A«${HEX}»&`,
			`token%3D«${HEX}»&`,
			`token：«${HEX}»`,
		],
		missed: [
			'routing_key: orders.created.v2; token: 42; token: string; token: a1b2c3d4e5f; token: tokens[i + 1]',
			`token ${HEX}; tokens: ${HEX}; master.key: ${HEX}; token%3E${HEX}`,
		],
	},
	{
		name: 'a key in a header of a command, or after a command',
		kind: 'key',
		found: [
			`curl -H·"Shop-Auth:◦«${HEX}»"`,
			`curl --header='shopkey-2:◦«${HEX}»'`,
			`curl -H·my-token-of-orders:◦«${HEX}» x`,
			`curl -H·"secret:◦«${HEX}»"`,
			`Authorization◦:◦ApiKey «${MIXED}==»`,
			`"authorization"◦=◦"SS-WS_2 «${MIXED}»"`,
			`aws configure set aws_secret_access_key «${MIXED}/+»`,
			`vault login «${MIXED}»`,
		],
		missed: [
			`curl -H "Idempotency-Key: ${HEX}"; curl -H "Shop-Trace: ${HEX}"; curl -X "Shop-Auth: ${HEX}"; x-H "Shop-Auth: ${HEX}"`,
			`curl -H "Shop-Auth: a1b2c3d4e5f"; curl -H "Shop-Auth: $a1b2c3d4e5f6"; curl -H "Shop-Auth ${HEX}"`,
			`Authorization: AWS4-HMAC-SHA256 Credential-a1b2c3d4e5f6; Authorization: Digest ${HEX}; Authorization: Negotiate ${HEX}`,
			`Authorization: 9x ${HEX}; Authorization ApiKey ${HEX}; xauthorization: ApiKey ${HEX}`,
			`the vault login of-the-readers-of-the-page; vault logins ${HEX}; myvault login ${HEX}; secret_access_keys ${HEX}`,
		],
	},
	{
		name: 'a key in a header of its own',
		kind: 'key',
		found: [
			`X-Api-Key◦:◦"«${HEX}»"`,
			`"X-Shop-Art-Api"◦:◦"«${HEX}»"`,
			`(x-shop_secret-of-orders: «${HEX}»)`,
			`'X-Auth': '«${HEX}»'`,
			`X-Token-9_x: «${HEX}»`,
			`X-Validity-Key: «${HEX}»`,
			`X-Requested-Key: «${HEX}»`,
		],
		missed: [
			`X-Api-Request-Id: ${HEX}; X-Auth-Trace: ${HEX}; X-Token-Limit: ${HEX}; X-Key-Version: ${HEX}; X-Api-Reset: ${HEX}`,
			`MAX-Key: ${HEX}; -X-Key: ${HEX}; X-Shop: ${HEX}; X-Key ${HEX}; X-Key: a1b2c3d4e5f; X-Key: $a1b2c3d4e5f6; X-Key!: ${HEX}`,
			`X-Key: of-the-readers-of-the-page; X Key: ${HEX}; XKey: ${HEX}`,
		],
	},
	{
		name: 'a key in a variable of the shell',
		kind: 'key',
		found: [
			`ORDERS_SDK_KEY=«${HEX}» x`,
			`SDK_KEY:◦"«${HEX}»"`,
			`A1_B2C_D_E4_SDK_KEY='«${HEX}»'`,
			`ORDERS_KEY=«${HEX}»`,
			`S_KEY=«${HEX}»`,
			`CACHE_SDK_KEY=«${HEX}»`,
			`SDK2_3_KEY=«${HEX}»`,
		],
		missed: [
			...['CACHE', 'PRIMARY', 'FOREIGN', 'PARTITION', 'SORT', 'SHARD', 'IDEMPOTENCY', 'OBJECT', 'LOCK'].map(
				(name) => `${name}_KEY=${HEX} ORDERS_${name}_KEY=${HEX} O2_R_D_E4_${name}_KEY=${HEX}`,
			),
			...['PUBLIC', 'HOST', 'INDEX', 'HASH', 'DEDUP'].map((name) => `${name}_KEY=${HEX} ORDERS_${name}_KEY=${HEX}`),
			`sdk_KEY=${HEX}; ORDERS_KEYS=${HEX}; _SDK_KEY=${HEX}; SDK-X_KEy=${HEX}; SDK_KEY ${HEX}; 1SDK_KEY=${HEX}`,
			`SDK_KEY=a1b2c3d4e5f; SDK_KEY=$a1b2c3d4e5f6; SDK_KEY=the-key-of-the-orders; ORDERs_KEY=${HEX}; A-_KEY=${HEX}`,
		],
	},
	{
		name: 'a key after an option',
		kind: 'key',
		found: [
			`kubectl --token=«${HEX}» get`,
			`tool --secret "«${HEX}»"`,
			`tool --key '«a1b2c3d4e5f6/+»'`,
			`tool --my-app-sdk-key «${HEX}», x`,
			`(--my-key=«${HEX}»)`,
		],
		missed: [
			`x--token ${HEX}; ---key ${HEX}; --tokens ${HEX}; --a-b-c-d-key ${HEX}; --MY-key ${HEX}; --sort9-key ${HEX}; --key`,
			'--token="$TOKEN"; --key a1b2c3d4e5f; --key of-the-readers-of-the-page; --key file.pem',
		],
	},
];
