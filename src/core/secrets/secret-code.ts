import {
	isOwnKey,
	isOwnPassword,
	likelyPassword,
	looksLikePassword,
	password,
	type Candidate,
	type SecretPattern,
} from './secret-judgement.ts';

/**
 * Passwords and keys in programs: defaults of variables, arguments of calls, and text with a type before it. See
 * `SECRET_PATTERNS`.
 */

const PASSWORD = '(?:pass(?:word|wd|phrase|code)|pwd|_pass|_pw)';
const KEY = '(?:secret|token|(?:api|access|private|secret|signing|encryption|master)[-_]?key)';
/** One word in quotes. The bracket after the opening quotation mark closes the group `before`. */
const QUOTED = String.raw`["'\`])(?<secret>[^"'\`\s\\]{1,200})(?=["'\`])`;

/** Text between a name and its quoted value. `isCertain` is false if a harmless value often follows such text. */
const BETWEEN: readonly [between: string, isCertain: boolean][] = [
	// `os.getenv('DB_PASSWORD', '…')`, `environ.setdefault("PGPASSWORD", "…")`; a list of words looks the same.
	[String.raw`["'\`]\s{0,3},\s{0,3}`, false],
	// `process.env.DB_PASSWORD ?? '…'`, `ENV['DB_PASSWORD'] || '…'`, `os.environ.get("DB_PASSWORD") or "…"`.
	[String.raw`["'\`\])]{0,4}!?\s{0,3}(?:\?\?=?|\|\|=?|\bor\b|\?:|\.unwrap_or\w{0,9}\(|\.orElse\()\s{0,3}`, true],
	// `const dbPassword: string = "…"`, `let password: &str = "…"`, `char password[] = "…"`.
	[String.raw`(?:\?|\[\d{0,4}\])?\s{0,3}:\s{0,3}[A-Za-z&][\w.<>[\]|&' ]{0,40}=\s{0,3}`, true],
	[String.raw`\[\d{0,4}\]\s{0,3}=\s{0,3}`, true],
	// `password => '…'`, `:password "…"`, `#define DB_PASSWORD "…"`, `{password, "…"}`, `.password("…")`.
	[String.raw`["']?\s{0,3}=>\s{0,3}`, true],
	[String.raw`\s{1,3}`, false],
	[String.raw`\s{0,3},\s{0,3}`, false],
	[String.raw`\(`, false],
	// A template literal; a word in back-ticks looks the same.
	[String.raw`["']?\s{0,3}(?::=|[:=])\s{0,3}(?=\`)`, false],
];

export const CODE_PATTERNS: readonly SecretPattern[] = [
	...BETWEEN.flatMap(([between, isCertain]) => [
		likelyPassword(
			new RegExp(`(?<before>${PASSWORD}${between}${QUOTED}`, 'gi'),
			isCertain ? ({ secret }) => isOwnPassword(secret) : isRealArgument,
		),
		key(new RegExp(`(?<before>${KEY}${between}${QUOTED}`, 'gi')),
	]),
	// `${DB_PASSWORD:-…}` of a shell, `${db.password:…}` of Spring.
	password(
		/(?<before>\$\{[\w.-]{0,60}(?:pass(?:word|wd|phrase)?|pwd|_pw):[-=]?)(?<secret>(?![?+$=-])[^}\s"'\\]{1,200})(?=\})/gi,
	),
	key(/(?<before>\$\{[\w.-]{0,60}(?:secret|token|key):[-=]?)(?<secret>(?![?+$=-])[^}\s"'\\]{1,200})(?=\})/gi),
	// `auth=('orders', '…')`, `HTTPBasicAuth('orders', '…')`, `.basic_auth("orders", "…")`, `SetBasicAuth("orders", "…")`.
	password(
		/(?<before>auth(?:entication)?["']?\s{0,3}[:=]?\s{0,3}[([]\s{0,3}["'][^"'\s]{1,60}["']\s{0,3},\s{0,3}(?:Some\()?["'])(?<secret>[^"'\s]{1,200})(?=["'])/gi,
		({ secret, before, lead }) =>
			isOwnPassword(secret) && (takesNameAndPassword(lead, before) || looksLikePassword(secret)),
	),
	// The last argument of a call that signs in: `DBI->connect($dsn, 'orders', '…')`,
	// `new NetworkCredential("orders", "…")`.
	likelyPassword(
		/(?<before>(?:(?:Credentials?|login|logon|signIn|authenticate)\s?\(|(?:connect|connection|PDO|mysqli)\s?\([^()\n;,]{1,80},)[^()\n;,]{1,80},\s{0,3}["'])(?<secret>[^"'\s,]{6,200})(?=["']\s{0,3}[,)])/gi,
		({ secret }) => looksLikePassword(secret),
	),
	likelyPassword(
		/(?<before>\bConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?["'])(?<secret>[^"'\s]{1,200})(?=["'])/gi,
		({ secret }) => isOwnPassword(secret),
	),
	// The address of a database in the format of Go's MySQL driver: `orders:…@tcp(db-1:3306)/orders`.
	password(/(?<before>(?<=[\w-]):)(?<secret>[^\s"'@:/]{1,200})(?=@(?:tcp|unix)\()/g),
];

function key(expression: RegExp): SecretPattern {
	return { kind: 'key', expression, isReal: isOwnKey, isCommon: true };
}

/** `auth=(…)` and `BasicAuth(…)` take a name and a password, while `auth: [` may be a list of sign-in methods. */
function takesNameAndPassword(lead: string, before: string): boolean {
	return /basic_?$/i.test(lead) || /[:=]\s{0,3}\(/.test(before);
}

/**
 * In a call that reads a variable, the text after the name of the variable is its default. Elsewhere, the text must
 * look like a password.
 */
function isRealArgument({ secret, before, lead }: Candidate): boolean {
	const readsVariable = /(?:env\w*|environ(?:\.get)?|setdefault|fetch|getProperty)\s?\(["'`][\w.-]*$/i.test(lead);
	if (readsVariable && before.includes(',')) return isOwnPassword(secret);
	return looksLikePassword(secret);
}
