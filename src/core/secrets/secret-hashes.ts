import { isOwnPair, likelyPassword, looksRandom, type SecretPattern } from './secret-judgement.ts';

/**
 * Values that a server stores to check a password, and that a client stores to avoid asking again. See
 * `SECRET_PATTERNS`.
 */
export const HASH_PATTERNS: readonly SecretPattern[] = [
	// SCRAM of PostgreSQL; bcrypt, crypt and argon2; hashes of Django and PgBouncer. Each allows offline guessing.
	{
		kind: 'password hash',
		expression:
			/(?<secret>\bSCRAM-SHA-(?:1|256)\$\d{1,8}:[\w+/=]{8,100}\$[\w+/=]{20,100}:[\w+/=]{20,100}|\$2[abxy]?\$\d\d\$[\w./]{53}|\$(?:[1567y]|gy|apr1|sha1)\$(?:[\w.,/=]{1,40}\$){1,3}[\w./]{22,100}|\$argon2(?:id|i|d)\$v=\d{1,3}\$[\w=,]{1,60}\$[\w+/]{8,100}\$[\w+/]{16,200}|\bpbkdf2_sha\d{1,3}\$\d{1,9}\$[\w+/.=-]{4,60}\$[\w+/=]{20,100}|\{S?SHA\d{0,3}\}[\w+/=]{24,140}|(?<=["':\s])md5[\da-f]{32}(?![\da-f]))/g,
		// The last part of a placeholder has no digits, or no letters.
		isReal: ({ secret }) => /\d[\w./+=]*$/.test(secret) && /[a-z][\w./+=]*$/i.test(secret),
	},
	// A line of PgBouncer's userlist.txt, which consists of two quoted texts.
	likelyPassword(/(?<before>^"[\w.@-]{1,63}"[ \t]{1,10}")(?<secret>[^"\s]{1,200})(?="[ \t]{0,10}$)/gm),
	// `"auth": "…"` in the settings of Docker, which is `name:password` in base64, or a token.
	{
		kind: 'password in a header',
		expression: /(?<before>\\?"auth\\?"\s{0,3}:\s{0,3}\\?")(?<secret>[\w+/-]{12,2000}={0,2})(?=\\?")/g,
		isReal: ({ secret }) => isOwnPair(secret) ?? looksRandom(secret),
		isCommon: true,
	},
	{
		kind: 'cookie',
		expression:
			/(?<before>\b(?:cookies?["']?\s{0,3}[:=]\s{0,3}["']?|curl\b(?:[^\n|;&]|\\\n){0,200}?\s(?:-b|--cookie)(?:\s{1,3}|=)["']?))(?<secret>[\w.-]{1,60}=[^\r\n"']{8,2000})/gi,
		isReal: ({ secret }) => secret.split(/[;,\s]/).some((each) => isSession(each)),
	},
	{
		kind: 'cookie',
		expression:
			/(?<before>\b(?:PHPSESSID|JSESSIONID|sessionid|connect\.sid|_session_id|ASP\.NET_SessionId)=)(?<secret>[^\s"';,]{12,300})/g,
		isReal: ({ secret }) => looksRandom(secret),
	},
];

/** Whether the value of a cookie looks random and was not cut. */
function isSession(cookie: string): boolean {
	const value = cookie.slice(cookie.indexOf('=') + 1);
	return looksRandom(value) && !/…|\.{3}/.test(value);
}
