import type { SecretForm } from '../../../../tests/support/marked-secrets.ts';

// Assembled from parts, so that secret scanners do not report this file.
const join = (...parts: string[]) => parts.join('');
const HEX = '9f86d081884c7d659a2feaa0c55ad015';
const MIXED = 'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6';
const MIXED_16 = MIXED.slice(0, 16);
const MIXED_20 = MIXED.slice(0, 20);
const MIXED_22 = MIXED.slice(0, 22);
const BCRYPT = `${MIXED}./${MIXED}`.slice(0, 53);
/** Base64 without a long run of letters and digits. */
const SPLIT = 'q1W2e3R4+t5Y6u7I8/o9P0a1S+2d';

/** Values that a server stores to check a password, and that a client stores to avoid asking again. */
export const HASH_FORMS: readonly SecretForm[] = [
	{
		name: 'a hash of PostgreSQL or PgBouncer',
		kind: 'password hash',
		found: [
			join('x «SCRAM-SHA-256$', `4096:+/=${HEX.slice(0, 5)}$${MIXED_20}:${MIXED.slice(0, 17)}+/=»`, ' and'),
			join('«SCRAM-SHA-1$', `12345678:${MIXED}$${MIXED}+/=:${SPLIT}=»`),
			...['"', "'", ':', ' '].map((before) => `${before}«md5${HEX}»"`),
		],
		missed: [
			join('SCRAM-SHA-256$', `4096:1234567$${MIXED_20}:${MIXED_20}`),
			join('SCRAM-SHA-256$', `4096:12345678$${MIXED.slice(0, 19)}:${MIXED_20}`),
			join('SCRAM-SHA-256$', `4096:12345678$${MIXED_20}:${MIXED.slice(0, 19)}`),
			join('SCRAM-SHA-256$', `many:12345678$${MIXED_20}:${MIXED_20}`),
			join('SCRAM-SHA-256$', `4096:abcdefgh$${'x'.repeat(20)}:${'x'.repeat(20)}`),
			`(md5${HEX}) "md5${HEX.slice(1)}" "md5${HEX}0"`,
		],
	},
	{
		name: 'a hash of bcrypt or crypt',
		kind: 'password hash',
		found: [
			...['2', '2a', '2b', '2x', '2y'].map((version) => `x «$${version}$12$${BCRYPT}» and`),
			...['1', '5', '6', '7', 'y', 'gy', 'apr1', 'sha1'].map((version) => `x «$${version}$s.,/=$${MIXED_22}»`),
			`«$6$rounds=5000$s1$${BCRYPT}» and`,
			`«$y$j9T$s1$s2$${MIXED.slice(0, 20)}./»`,
			`«$5$s1$x.1${'x'.repeat(20)}»`,
		],
		missed: [
			`$2c$12$${BCRYPT} $2b$1$${BCRYPT} $2b$12$${BCRYPT.slice(1)} $2b$12$${'x'.repeat(53)}`,
			`$6$s1$${MIXED_22.slice(1)} $6$${MIXED_22} $6$a$b$c$d$${MIXED_22} $6$s!$${MIXED_22} $3$s1$${MIXED_22}`,
			`$6$s1$${'x'.repeat(30)} $6$s1$${'1'.repeat(30)}`,
		],
	},
	{
		name: 'a hash of argon2',
		kind: 'password hash',
		found: [
			`x «$argon2id$v=19$m=65536,t=3,p=4$+/${MIXED.slice(0, 6)}$+/${MIXED.slice(0, 14)}» and`,
			`«$argon2i$v=1$m$${MIXED}$${SPLIT}»`,
			`«$argon2d$v=119$m$${MIXED}$${MIXED}»`,
		],
		missed: [
			`$argon2x$v=19$m=1$${MIXED}$${MIXED} $argon2i$v=x$m=1$${MIXED}$${MIXED} $argon2i$v=19$-$${MIXED}$${MIXED}`,
			`$argon2i$v=19$m=1$1234567$${MIXED} $argon2i$v=19$m=1$12345678$${MIXED.slice(0, 15)}`,
			`$argon2i$v=19$m=1$-2345678$${MIXED} $argon2i$v=19$m=1$${MIXED}$${'x'.repeat(16)}`,
		],
	},
	{
		name: 'a hash of Django',
		kind: 'password hash',
		found: [
			`x «pbkdf2_sha256$390000$+/.=-${MIXED_16}$+/=${MIXED.slice(0, 17)}» and`,
			`«pbkdf2_sha1$1$salt$${SPLIT}»`,
			`«pbkdf2_sha256$123456789$salt$${MIXED}»`,
		],
		missed: [
			`pbkdf2_sha256$390000$abc$${MIXED} pbkdf2_sha256$x$salt$${MIXED} pbkdf2_sha$9$salt$${MIXED}`,
			`pbkdf2_sha256$1$salt$${MIXED.slice(0, 19)} pbkdf2_sha256$1$!alt$${MIXED} xpbkdf2_sha256$1$salt$${MIXED_20}`,
		],
	},
	{
		name: 'a hash of LDAP',
		kind: 'password hash',
		found: [
			`userPassword «{SSHA}${MIXED.slice(0, 21)}+/=» and`,
			`«{SHA}${SPLIT}=» and`,
			`«{SHA5}${MIXED}»`,
			`«{SSHA512}${MIXED}${MIXED}»`,
		],
		missed: [`{SSHA}${MIXED.slice(0, 23)} {SSHAx}${MIXED} {SSHA1234}${MIXED} {TSHA}${MIXED} {SHA}!${MIXED}`],
	},
	{
		name: "a line of PgBouncer's list of users",
		kind: 'password',
		found: ['"orders" "«m4rbleFox7»"', '"o" "«m4rbleFox7»"◦\n', 'x\n"a.b@c-d_1" "«m4rbleFox7»"\n"app" "hunter"'],
		missed: [
			' "orders" "m4rbleFox7"',
			'"orders" "m4rbleFox7",',
			'"orders" "m4rbleFox7"x',
			'"orders""m4rbleFox7"',
			'"orders" "sha256" and "orders" "m4rble Fox7"',
			'"or ders" "m4rbleFox7"',
		],
	},
	{
		name: 'a name and a password in the settings of Docker',
		kind: 'password in a header',
		found: [
			`{"auth"◦:◦"«${btoa('orders:hunter')}»"}`,
			`{\\"auth\\"◦:◦\\"«${btoa('orders:hunter2')}»\\"}`,
			`{"auth": "«${btoa('o@+1:black-birds')}»"}`,
			`{"auth": "«${btoa('app:blackbird')}»"}`,
			`{"auth": "«${btoa('app:black:bird')}»"}`,
			`{"auth": "«${MIXED.slice(0, 12)}»"}`,
			`{"auth": "«+/-${MIXED}»"}`,
		],
		missed: [
			`{"auth": "${btoa('user:password')}"} {"auth": "${btoa('orders:postgres')}"}`,
			'{"auth": "required-for-all"} {"auth": "a1b2c3d4e5f"} {"auth", "a1b2c3d4e5f6"}',
			`{"auth": "${MIXED}!"} {"auth": "${MIXED}`,
			`{"auth": "${'ab'.repeat(6)}:12345678"}`,
		],
	},
	{
		name: 'the cookie of a session',
		kind: 'cookie',
		found: [
			`Cookie◦:◦«sid=${HEX}»`,
			`{"cookies"◦:◦"«s.i-d=${HEX}»"}`,
			`cookie◦=◦'«sid=${HEX}»'`,
			`Set-Cookie: «sid=${HEX}; Path=/»\n`,
			`curl -b "«sid=${HEX}»" https://api`,
			`curl -b «sid=${HEX}»`,
			`curl --cookie '«sid=${HEX}»'`,
			`curl --cookie=«sid=${HEX}»`,
			`curl -sS \\\n -o out -b "«sid=${HEX}»"`,
			`Cookie: «theme=dark; ${HEX}»`,
			`Cookie: «sid=${HEX}.ab»`,
			`Cookie: «theme=dark;sid=${HEX}»`,
			`Cookie: «theme=dark,sid=${HEX}»`,
		],
		missed: [
			'Cookie: a1b2c3d4e5f6g7h8=dark; theme=12345678901234',
			`Cookie: sid=${HEX}… and`,
			`Cookie: sid=${HEX}...`,
			`cooking: sid=${HEX}`,
			`curl -o out; other -b sid=${HEX}`,
			`curl -bsid=${HEX}`,
			`curl -x sid=${HEX}`,
		],
	},
	{
		name: 'the identifier of a session',
		kind: 'cookie',
		found: [
			...['PHPSESSID', 'JSESSIONID', 'sessionid', 'connect.sid', '_session_id', 'ASP.NET_SessionId'].map(
				(name) => `with ${name}=«${HEX}», and`,
			),
			'PHPSESSID=«a1b2c3d4e5f6»; path',
			`sessionid=«:%$.-${HEX}»"`,
		],
		missed: ['sessionid=a1b2c3d4e5f sessionid=the-identifier-of-the-session', `mysessionid=${HEX}`],
	},
];
