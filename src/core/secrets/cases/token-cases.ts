import type { SecretForm } from '../../../../tests/support/marked-secrets.ts';

// Assembled from parts, so that secret scanners do not report this file.
const join = (...parts: string[]) => parts.join('');
const HEX = '9f86d081884c7d659a2feaa0c55ad015';
const MIXED = 'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6';
const MIXED_12 = MIXED.slice(0, 12);
const MIXED_20 = MIXED.slice(0, 20);
const MIXED_22 = MIXED.slice(0, 22);
const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nMIIEvQ';

/** The beginning of a token and the shortest rest that makes it one. */
const TOKENS: readonly (readonly [prefix: string, rest: string])[] = [
	['AIza', MIXED.slice(0, 30)],
	['ya29.', `${MIXED.slice(0, 18)}-_`],
	['GOCSPX-', `${MIXED_20}`],
	['SG.', `${MIXED.slice(0, 16)}.${MIXED.slice(0, 16)}`],
	['hvs.', `${MIXED_20}`],
	['hvb.', `${MIXED_20}`],
	['12345678:AA', `${MIXED}x`],
	['AGE-SECRET-KEY-1', `${MIXED}${HEX}`.toUpperCase().slice(0, 50)],
	['AKCp', `${MIXED}${HEX.slice(0, 8)}`],
	['EAAC', `${MIXED}${HEX.slice(0, 8)}`],
	['ATATT3', `${MIXED}=_-45678`],
	['dp.pt.', MIXED.slice(0, 30)],
	['dp.ct.', `${MIXED.slice(0, 28)}.-`],
	['a1b2c3d4e5f6g7.atlasv1.', `${MIXED}-_345678`],
	...['ghp_', 'glpat-', 'xoxb-', 'sk-', 'shpat_', 'dop_v1_', 'pscale_tkn_', 'sntrys_', 'npm_', 'fm2_'].map(
		(prefix) => [prefix, `${MIXED_12}`] as const,
	),
];

/** Tokens with a fixed length. */
const WHOLE_TOKENS: readonly string[] = [
	`SK${HEX}`,
	`key-${HEX}`,
	`dapi${HEX}`,
	`sdk-${HEX.slice(0, 8)}-${HEX.slice(0, 4)}-${HEX.slice(4, 8)}-${HEX.slice(8, 12)}-${HEX.slice(0, 12)}`,
	`mob-${HEX.slice(0, 8)}-${HEX.slice(0, 4)}-${HEX.slice(4, 8)}-${HEX.slice(8, 12)}-${HEX.slice(0, 12)}`,
	`patA1b2C3d4E5f6G7.${HEX}${HEX.slice(0, 8)}`,
	`LTAI${MIXED.slice(0, 16)}`,
];

const webhook = (address: string) => `https://${address}`;

/** Tokens that are recognisable by their prefix, their header, or the address that contains them. */
export const TOKEN_FORMS: readonly SecretForm[] = [
	{
		name: 'a token with the prefix of a provider',
		kind: 'access token',
		found: [
			...TOKENS.map(([prefix, rest]) => `with «${prefix}${rest}» and`),
			...WHOLE_TOKENS.map((token) => `with «${token}», and`),
		],
		missed: [
			...TOKENS.map(([prefix, rest]) => `a ${prefix}${rest.slice(0, 11)}`),
			...TOKENS.map(([prefix, rest]) => `a x${prefix.replace(/^\w{14}\./, '')}${rest}`).filter((text) =>
				/^a x[a-z]/.test(text),
			),
			...WHOLE_TOKENS.map((token) => `a ${token.slice(0, -1)}`),
			`cache-SK${HEX} and cache-key-${HEX} and ghp_words-of-a-sentence and ghp_${MIXED_12}…`,
		],
	},
	{
		name: 'the address of a webhook',
		kind: 'webhook',
		found: [
			webhook(join('hooks.slack.', 'com/services/', `«T024BE7LD/B024BE7LE/${MIXED_22}»`)),
			webhook(join('hooks.slack-gov.', 'com/workflows/', `«T024BE7LD/${MIXED_22}»`)),
			webhook(join('hooks.slack.', 'com/triggers/', `«T0/${MIXED_22}»`, ' is old')),
			webhook(join('discord.', 'com/api/webhooks/', `«1012345678901234567/${MIXED}»`)),
			webhook(join('discordapp.', 'com/api/v9/webhooks/', `«1012345678901234567/${MIXED}»`)),
			webhook(join('discordapp.', 'com/api/v10/webhooks/', `«1012345678901234567/${MIXED}»`)),
			webhook(join('shop.webhook.office.', 'com/webhookb2/', `«${HEX}@${HEX}/IncomingWebhook/1»`, '?a')),
			webhook(join('api.telegram.', 'org/bot', `«123456789:Ab_-${MIXED}/sendMessage»`)),
			webhook(join('discord.', 'com/api/webhooks/', `«123/a1b2c3d4e5f6g7h8»`)),
		],
		missed: [
			webhook(join('discord.', 'com/api/webhooks/', '12345/a1b2c3d4e5f6g7h')),
			webhook(join('discord.', 'com/api/webhooks/', '1012345678901234567/xxxxxxxxxxxxxxxxxxxx')),
			webhook(join('discord.', 'com/api/webhooks/', '1012345678901234567/the-token-of-the-channel')),
			webhook(join('discord.', 'com/api/webhooks/', '1012345678901234567/a1b2c3d4e5f6g7h8…')),
			webhook(join('hooks.slack.', 'com/services/', 'T0/B0/a1b2c3d4e5f')),
			webhook(join('hooks.slack.', 'com/apps/', `T0/B0/${MIXED_22}`)),
			webhook(join('discord.', 'com/api/vx/webhooks/', `1012345678901234567/${MIXED}`)),
		],
	},
	{
		name: 'a token in its own header',
		kind: 'access token',
		found: [
			`Authorization◦:◦token «${HEX}» and`,
			`"authorization"◦:◦"token «${HEX}»"`,
			`authorization◦=◦'token «${MIXED_12}==»'`,
			`PRIVATE-TOKEN◦:◦«${HEX}»`,
			`"x-vault-token"◦:◦"«${HEX}»"`,
			`x-auth-token◦=◦'«${HEX}»'`,
			`x-access-token: «~/.+-${HEX}=»`,
			`job-token: «${HEX}»`,
			`deploy-token: «${HEX}»`,
		],
		missed: [
			`Authorization: token ${HEX.slice(0, 11)} and Authorization token ${HEX}`,
			'Private-Token: authentication-of-1 and x-vault-token: a1b2c3d4e5f6…',
		],
	},
	{
		name: 'the signature of an address',
		kind: 'access token',
		found: ['?sig=', '&X-Amz-Signature=', ';X-Goog-Signature=', '?a=b&Signature='].map(
			(name) => `https://shop.io/${name}«${MIXED}%2+/~-_1»&b`,
		),
		missed: [`https://shop.io/?sig=${MIXED}1234567 https://shop.io/?design=${MIXED}12345678`],
	},
	{
		name: 'the key of an Azure account',
		kind: 'key',
		found: [
			`AccountName=orders;AccountKey=«${MIXED}${MIXED}${MIXED_22}==»;Endpoint`,
			`SharedAccessKey=«${MIXED}/+${MIXED_20}»`,
		],
		missed: ['AccountKey=<key>;SharedAccessKey=the-key-of-the-account;'],
	},
	{
		name: 'a key in place of a user name',
		kind: 'key',
		found: [
			`https://«${HEX}»@sentry.shop.io/1`,
			`https://«${MIXED_20}»:@git.shop.io/orders.git`,
			`https://«${MIXED.slice(0, 18)}_-»@git.shop.io/orders.git`,
			`https://«${MIXED.repeat(7)}${HEX.slice(1)}»@git.shop.io/`,
		],
		missed: [
			`https://${HEX.slice(0, 19)}@sentry/1 https://${HEX}.sentry/1 https://the-words-of-the-readers@sentry/1`,
			`https://${MIXED.repeat(8)}@git.shop.io/`,
		],
	},
	{
		name: 'a private key in base64',
		kind: 'private key',
		found: ['', '1', '12']
			.map((end) => `client-key-data: «${btoa(PRIVATE_KEY + end)}» and`)
			.concat(`key: «${btoa(`${PRIVATE_KEY}12`).slice(0, 41)}»`),
		missed: [
			`ca: ${btoa('-----BEGIN CERTIFICATE-----\nMIIDdzCCA')}`,
			`x${btoa(PRIVATE_KEY)} and ${btoa(PRIVATE_KEY).slice(0, 33)}`,
		],
	},
	{
		name: 'JSON with a password in base64',
		kind: 'password',
		found: [
			`config: «${btoa('{"auths":{"r.shop.io":{"auth":"abc"}}}')}» and`,
			`config: «${btoa('{"password":"hunter2","user":"orders"}x')}» and`,
			`config: «${btoa('{"identitytoken" :  "hunter2", "a": 12}')}»`,
			`config: «${btoa('{\n  "password": "hunter2", "a": "12345"}')}»`,
			`config: «${btoa('{"password":"hunter2","user":"orders"}xyz12').slice(0, 57)}»`,
		],
		missed: [
			`config: ${btoa('{"auths":{"r.shop.io":{"auth":"ab"}}}')}`,
			`config: ${btoa('{"password":"hunter2","user":"orders"}x')}.x`,
			`config: -${btoa('{"password":"hunter2","user":"orders"}x')}`,
			`config: ${btoa('{"password=":"hunter2","user":"orders"}x')}`,
			`config: ${btoa('{"passwords":"hunter2","user":"orders"}x')}`,
		],
	},
	{
		name: "a private key in PuTTY's format",
		kind: 'private key',
		found: [
			`Private-Lines: 14\n«${MIXED}/+=45678»\n`,
			`Private-Lines: 1234\n«${MIXED}${MIXED}»\n`,
			`Private-Lines: 1\n«${MIXED}${MIXED}»\n`,
		],
		missed: [`Private-Lines: 14\n${MIXED}1234567`, `Private-Lines: x\n${MIXED}${MIXED}`],
	},
];
