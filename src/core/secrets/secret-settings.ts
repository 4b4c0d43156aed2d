import {
	isNotWord,
	isOwnKey,
	isOwnPassword,
	likelyPassword,
	looksLikePassword,
	password,
	type Candidate,
	type SecretPattern,
} from './secret-judgement.ts';

/** Passwords and keys after their name, in settings, data and code. See `SECRET_PATTERNS`. */
export const SETTING_PATTERNS: readonly SecretPattern[] = [
	// In quotes, a password may be a phrase. A sentence contains no word that mixes letters and digits.
	likelyPassword(
		/(?<before>pass(?:word|wd|phrase|code)["']?\s{0,3}[:=]\s{0,3}(?<quote>["']))(?<secret>[^"'\n\\]{1,200})(?=\k<quote>)/gi,
		({ secret }) => isPhrase(secret),
	),
	password(
		/(?<before>(?:pass(?:word|wd|phrase|code)|pwd)(?:\\?["'])?\]?\s{0,3}(?::=|[:=：]|%3[AD])\s{0,3}(?:N?\\?["'])?)(?<secret>[^\s"'`\\,;&)}\]]+)/gi,
		isLiteralPassword,
	),
	// The name is a different word for a password, or brackets are part of the password.
	likelyPassword(
		/(?<before>(?:pass(?:word|wd|phrase|code)|pwd|kennwort|passwort|wachtwoord|contraseña|mot de passe|[a-z]_pass|\bpsk|pre[-_]?shared[-_]?key)["']?\s{0,3}[:=：]\s{0,3}N?["']?)(?<secret>[{<[]?[^\s"'\\,;&)}\]>]{1,200}[}>\]]?)/gi,
	),
	// Short names, alone and at the end of another name: `pass: …`, `dbPass: '…'`.
	likelyPassword(
		/(?<before>(?:(?<![a-z.$-])pass|(?<=[a-z])Pass)["']?\s{0,3}[:=]\s{0,3}["']?)(?<secret>[^\s"'\\,;&()}\]]{1,200})/g,
	),
	password(/(?<before>\bpassword\s{1,3}')(?<secret>[^'\s]{1,200})(?=')/gi),
	{
		kind: 'key',
		expression:
			/(?<before>(?:secret|credential|(?:api|access|private|secret)[-_]?key|(?:[A-Z]_|access|auth|refresh|bot|api|session)[-_]?token)(?:\\?["'])?\]?\s{0,3}(?::=|[:=：]|%3[AD])\s{0,3}(?:\\?["'`])?)(?<secret>[^\s"'`\\,;&)}\]]+)/gi,
		isReal: isOwnKey,
	},
	// Names that are also words in sentences and output.
	{
		kind: 'key',
		expression:
			/(?<before>(?:token|_auth|_password|(?:signing|encryption|encrypt|master|license|routing|integration|service|account|storage|deploy|instrumentation|subscription)[-_]?key)(?:\\?["'])?\]?\s{0,3}(?::=|[:=：]|%3[AD])\s{0,3}(?:\\?["'`])?)(?<secret>[^\s"'`\\,;&)}\]]+)/gi,
		isReal: isOwnKey,
		isCommon: true,
	},
	// A header with any name in a command, an `Authorization` header with an uncommon scheme, and a key after the name of
	// a setting or a command.
	{
		kind: 'key',
		expression:
			/(?<before>\s(?:-H|--header)[ =]["']?(?!idempotency)[\w-]{0,40}(?:key|token|secret|auth)[\w-]{0,20}:\s{0,3}|\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?!bearer|basic|digest|negotiate|aws4)[a-z][\w-]{1,20}\s{1,3}|secret_access_key\s{1,3}|\bvault\s{1,3}login\s{1,3})(?<secret>[^\s"'\\,;&|)]{12,300})/gi,
		isReal: isOwnKey,
		isCommon: true,
	},
	// An `X-…` header outside a command, and variables with names in upper case. Keys of caches and tables are not
	// secrets.
	{
		kind: 'key',
		expression:
			/(?<before>(?<![\w-])X-(?![\w-]{0,60}(?:id|trace|request|version|limit|reset)\b)[\w-]{0,40}(?:key|token|secret|auth|api)[\w-]{0,20}["']?\s{0,3}:\s{0,3}["']?)(?<secret>[^\s"'\\,;&|)]{12,300})/gi,
		isReal: isOwnKey,
		isCommon: true,
	},
	{
		kind: 'key',
		expression:
			/(?<before>\b(?!(?:[A-Z\d]{1,20}_){0,4}(?:CACHE|PRIMARY|FOREIGN|PARTITION|SORT|SHARD|IDEMPOTENCY|OBJECT|LOCK|PUBLIC|HOST|INDEX|HASH|DEDUP)_KEY)[A-Z][A-Z\d]{0,20}(?:_[A-Z\d]{1,20}){0,4}_KEY(?:=|:\s{0,3})["']?)(?<secret>[^\s"'\\,;&|)]{12,300})/g,
		isReal: isOwnKey,
		isCommon: true,
	},
	{
		kind: 'key',
		expression:
			/(?<before>(?<![\w-])--(?:[a-z]{1,20}-){0,3}(?:token|secret|key)(?:=|\s{1,3})["']?)(?<secret>[^\s"'\\,;&|)]{12,300})/g,
		isReal: isOwnKey,
		isCommon: true,
	},
];

/**
 * In a shell and in settings, a bare word is a value: `PGPASSWORD=…`, `--password=…`, a YAML line `password: …`. In
 * code it is the name of a variable or type, and in a sentence it is an ordinary word. There, only quoted text and text
 * that cannot be a word count.
 */
function isLiteralPassword({ secret, before, lead, after }: Candidate): boolean {
	if (!isOwnPassword(secret) || isYamlSyntax(secret)) return false;
	const quote = /["']$/.exec(before)?.[0];
	if (quote !== undefined) return after.startsWith(quote) || after.startsWith(`\\${quote}`);
	// The working directory of a shell. Where `=` is missing, `_` stands for a longer name, such as `MYSQL_PWD`.
	if (/pwd/i.test(before) && isFolder(secret, before.includes('=') ? lead : '_')) return false;
	// The bracket of a call or a list, or a single `$`, which begins a variable.
	if (/[([{]|\$(?!\$)(?<!\$\$)/.test(secret)) return false;
	if (/[:=：]\s/.test(before) || /[:：]$/.test(before)) return isSetting({ secret, before, lead, after });
	const isOption = /(?:^|[\s"'`])-[\w-]*$|--from-literal=[\w.-]*$/.test(lead);
	const isVariable = !/[a-z]/.test(before) && !/[a-z][\w-]*$/.test(lead);
	// The setting is in a list of settings: `host=db-1 password=…`, `user=orders&password=…`,
	// `User Id=orders;Password=…;`.
	const isListed = /\b[\w ]{2,30}=[^\s=;&,()]{1,60}(?:[;&]| {1,3})$/.test(lead);
	const isProperty = /^\s*(?:[a-z][\w-]*\.)+$/.test(lineBefore(lead)) && /^\s*(?:$|\n)/.test(after);
	return isOption || isVariable || isListed || isProperty || isNotWord(secret);
}

/** True for YAML syntax before or in place of a value (`>-`, `|`, `*anchor`, `!!str`) and for the name of a field. */
function isYamlSyntax(secret: string): boolean {
	return /^[|>][-+\d]*$|^\*[a-z][\w-]*$|^![\w!/.-]*$|:$/i.test(secret);
}

/**
 * True for `PWD=/srv/app2`, `OLDPWD=~/orders`, `PWD=C:\app` and `PWD=orders`, but not for `MYSQL_PWD=orders`.
 */
function isFolder(secret: string, lead: string): boolean {
	return /^[/~]/.test(secret) || (!/[\w-]$/.test(lead) && (secret.includes('/') || !isNotWord(secret)));
}

/** `password: …` and `password = …` on a separate line of YAML or an INI file, or with a value that is not a word. */
function isSetting({ secret, before, lead, after }: Pick<Candidate, 'secret' | 'before' | 'lead' | 'after'>): boolean {
	if (TYPES.test(secret) && /[a-z]>?$/.test(secret)) return false;
	const isLine = /^[\s#>"'-]*(?:\w[\w.-]*)?$/.test(lineBefore(lead)) && /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(after);
	if (!isLine) return isNotWord(secret) && !before.includes('=');
	return !/[.;]/.test(secret) || isNotWord(secret);
}

function lineBefore(lead: string): string {
	return lead.slice(lead.lastIndexOf('\n') + 1);
}

/** Several words, at least one of which mixes letters and digits: `c0rrect horse battery`. */
function isPhrase(secret: string): boolean {
	const words = secret.split(' ');
	if (words.length > 8 || words.some((word) => !/^[\w!@#%&*+?-]+$/.test(word))) return false;
	return words.some((word) => /[a-z]\d+[a-z]/i.test(word) && looksLikePassword(word)) && !words.some(isSentenceWord);
}

function isSentenceWord(word: string): boolean {
	return /^(?:is|are|was|were|must|should|can|may|has|have|the|with|of|for|to)$/i.test(word);
}

/** Types and values in programming languages, and words that programs print about a password. */
const TYPES =
	/^(?:string|str|text|any|bytes?|varchar|char|object|boolean|bool|number|int|never|unknown|optional|required|missing|wrong|invalid|incorrect|expired|unset|empty|files|compat|sss|yes|no|on|off|str>)$/i;
