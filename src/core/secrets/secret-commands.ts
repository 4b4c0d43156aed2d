import {
	isNotWord,
	isOwnPassword,
	likelyPassword,
	looksLikePassword,
	password,
	type Candidate,
	type SecretPattern,
} from './secret-judgement.ts';

/**
 * Passwords in commands, configuration files and consoles: after an option of a known program, after a keyword, or in a
 * field of a line. See `SECRET_PATTERNS`.
 */

/**
 * The text after the name of a program, up to an option, including lines continued with a backslash. Its length is
 * bounded, because a log line may be long.
 */
const UP_TO_OPTION = String.raw`\b(?:[^\n|;&]|\\\n){0,200}?\s`;
/** A word, or the first word of a quoted text. */
const WORD = String.raw`(?<secret>[^\s"'\\,;&|)]{1,200})`;

/** Programs with the options that take a password as the next word. */
const NEXT_WORD: readonly [programs: string, options: string][] = [
	['redis-(?:cli|benchmark)', '(?:-a|--pass)'],
	['(?:valkey|keydb)-cli', '(?:-a|--pass)'],
	['mongo(?:sh|dump|restore|export|import|stat|top|files)?', '-p'],
	['sshpass', '-p'],
	['(?:docker|podman|helm|oc|buildah|skopeo|nerdctl)\\b[^\\n|;&]{0,60}?\\blogin', '-p'],
	['(?:sqlcmd|osql|isql)', '-P'],
	['ldap(?:search|modify|add|delete|passwd|whoami)', '-w'],
	['snmp\\w{2,10}', '-[AX]'],
	['(?:ipmitool|bmc-\\w{1,10}|rdesktop|bcp)', '-P'],
	['az\\b[^\\n|;&]{0,60}?\\blogin', '-p'],
	['cqlsh', '-p'],
	// The access key of an object store, then its secret key.
	['mc\\s{1,3}(?:alias\\s{1,3}set|config\\s{1,3}host\\s{1,3}add)\\s{1,3}\\S{1,60}\\s{1,3}\\S{1,200}', '\\S{1,100}'],
	['(?:net|wpa_passphrase)', '(?:/user:\\S{1,60}|(?<=wpa_passphrase\\s)[\\w.-]{1,60})'],
	['rabbitmqctl', '(?:add_user|change_password|authenticate_user)\\s+[\\w.-]{1,60}'],
];

/** Programs that read the password directly after the option, without a space. With a space, they ask for it. */
const SAME_WORD: readonly [programs: string, options: string][] = [
	['mysql(?:-?(?:dump|admin|import|check|show|slap|binlog|pump|sh))?', '-p(?!ort\\b|rotocol\\b)'],
	['mariadb(?:-?(?:dump|admin|import|check|show|slap|binlog))?', '-p(?!ort\\b|rotocol\\b)'],
	['sshpass', '-p'],
	['openssl', '-pass(?:in|out)?\\s{1,3}pass:'],
];

/** Programs that take `name:password`. */
const PAIR: readonly [programs: string, options: string][] = [
	['curl', '(?:-[a-zA-Z]{0,8}[uU]\\s{0,3}|--(?:proxy-)?user(?:\\s{1,3}|=))'],
	['(?:https?|xh)', '(?:-a\\s{1,3}|--auth(?:\\s{1,3}|=))'],
	['(?:etcdctl|influx|couchbase-cli|elasticdump)', '--user(?:\\s{1,3}|=)'],
];

/** The name of a variable that holds a password. */
const VARIABLE = String.raw`[\w.-]{0,60}(?:PASS(?:WORD|WD|PHRASE)?|PWD|_PW|REDISCLI_AUTH)`;
/** The next field: after a comma, or on the next line, perhaps after a comment. */
const NEXT_FIELD = String.raw`["']?(?:\s{0,3},\s{0,60}|[ \t]{0,40}(?:#[^\n]{0,100})?,?\n\s{0,60})["']?`;

const ACL_RULE = String.raw`(?:[~+&#@%-]\S{0,60}|nopass|resetpass|allkeys|allcommands|allchannels|resetkeys|resetchannels)`;

export const COMMAND_PATTERNS: readonly SecretPattern[] = [
	...NEXT_WORD.map(([programs, options]) => command(`\\b${programs}${UP_TO_OPTION}${options}(?:\\s{1,3}|=)`)),
	...SAME_WORD.map(([programs, options]) => command(`\\b${programs}${UP_TO_OPTION}${options}`)),
	...PAIR.map(([programs, options]) => command(`\\b${programs}${UP_TO_OPTION}${options}["']?[\\w.@+-]{1,60}:`)),
	// The name of a setting as one option and its value as the next.
	command('(?<=\\s)(?:-n|--name)\\s{1,3}[\\w.-]{0,60}passw(?:or)?d\\s{1,3}(?:-v|--value)(?:\\s{1,3}|=)'),
	// Names and passwords separated by a slash or a percent sign.
	command(`\\bsqlplus${UP_TO_OPTION}["']?[\\w.-]{1,60}/(?=[^\\s@]{1,200}(?:@|\\s{1,3}as\\s))`),
	command(
		`\\b(?:smbclient|rpcclient|smbmap|winexe|net\\s{1,3}rpc)${UP_TO_OPTION}(?:-U\\s{0,3}|--user[= ])["']?[\\w.\\\\/-]{1,60}%`,
	),
	// `-storepass …` of Java's tools, and similar options with one hyphen.
	likelyPassword(
		/(?<before>(?<![\w-])-[a-z]{2,20}pass(?:word)?\s{1,3}["']?)(?<secret>[^\s"'`\\,;&|)]{1,200})/g,
		({ secret }) => isOwnPassword(secret) && /\d/.test(secret) && !/^(?:env|file|fd):/.test(secret),
	),
	// `--password …` of any program.
	password(
		/(?<before>(?<![\w-])--(?!ask|no-)[a-z-]{0,20}pass(?:word|wd|phrase)?\s{1,3}["']?)(?<secret>(?!-)[^\s"'`\\,;&|)]{1,200})/g,
		isCommandWord,
	),
	// A variable of the shell whose value in quotes has spaces.
	likelyPassword(
		/(?<before>\b[A-Z_]{0,40}(?:PASSWORD|PASSWD|PASSPHRASE|_PWD?|_PASS)=(?<quote>["']))(?<secret>[^"'\n\\$`]{1,200})(?=\k<quote>)/g,
		({ secret }) => secret.includes(' ') && /\d/.test(secret) && /[a-z]/i.test(secret),
	),
	password(
		/(?<before>\b(?:REDISCLI_AUTH|REDIS_AUTH|SSHPASS|[A-Z][A-Z0-9_]{0,40}_(?:PASS|PW))\s?[=:]\s?["']?)(?<secret>[^\s"'\\,;&|)]{1,200})/g,
	),
	// `PASS=…`, but not `PASS=12`, which a test run prints.
	password(
		/(?<before>(?<![\w$.-])PASS=["']?)(?<secret>[^\s"'\\,;&|)]{1,200})/g,
		({ secret }) => isOwnPassword(secret) && /[a-z]/i.test(secret),
	),
	password(
		/(?<before>\b(?:requirepass|masterauth|auth-pass\s{1,3}[\w.-]{1,60})\s{1,3}["']?)(?<secret>[^\s"'\\,;&|)]{1,200})/g,
		isCommandWord,
	),
	password(
		/(?<before>\bhtpasswd\s{1,3}(?:-\w{1,9}\s{1,3}){0,3}-\w{0,5}b\w{0,5}\s{1,3}(?:-\w{1,9}\s{1,3}){0,3}[^\s-]\S{0,99}\s{1,3}[\w.-]{1,60}\s{1,3}["']?)(?<secret>[^\s"'\\,;&|)]{1,200})/g,
	),
	// A variable with its name and its value in two fields, in either order: `- name: DB_PASSWORD`, `value: …`.
	password(
		new RegExp(
			String.raw`(?<before>\b(?:name|key)["']?\s{0,3}[:=]\s{0,3}["']?${VARIABLE}${NEXT_FIELD}(?:value|default)["']?\s{0,3}[:=]\s{0,3}["']?)(?<secret>[^\s"'\\,;&|)}{[]{1,200})`,
			'gi',
		),
		({ secret }) => isOwnPassword(secret) && !/^[>|&!*]|:$/.test(secret),
	),
	password(
		new RegExp(
			String.raw`(?<before>\bvalue["']?\s{0,3}[:=]\s{0,3}["']?)(?<secret>[^\s"'\\,;&|)}{[]{1,200})(?=${NEXT_FIELD}(?:name|key)["']?\s{0,3}[:=]\s{0,3}["']?${VARIABLE}(?![\w-]))`,
			'gi',
		),
		({ secret }) => isOwnPassword(secret) && !/^[>|&!*]|:$/.test(secret),
	),
	// A variable of Terraform with a default.
	password(
		/(?<before>\bvariable\s{1,3}"[\w-]{0,60}(?:pass(?:word|wd|phrase)?|pwd)"\s{0,3}\{[^{}]{0,400}?\bdefault\s{0,3}=\s{0,3}")(?<secret>[^"\s]{1,200})(?=")/gi,
	),
	// `bindpw …`, `rootpw …`, `ldap_default_authtok = …`, on a separate line.
	password(
		/(?<before>^[ \t>#]{0,40}(?:\w{0,40}authtok|(?:bind|root|admin|manager|user)_?pw)(?:\s{0,3}[:=]\s{0,3}|\s{1,3})["']?)(?<secret>[^\s"'\\,;&|)]{1,200})(?=["']?[ \t]{0,3}(?:#|$))/gim,
	),
	// `--set-string db.pass=…`, `-Ddb.pass=…`.
	likelyPassword(
		/(?<before>(?<=\w)[._-](?:pass|pw)=["']?)(?<secret>[^\s"'\\,;&|)]{6,200})/g,
		({ secret }) => isOwnPassword(secret) && isNotWord(secret) && !/^\d+[a-z]+$/i.test(secret),
	),
	// A script that answers a password prompt.
	password(
		/(?<before>assword[^\n]{0,40}\n?[ \t]{0,40}\bsend\s{1,3}(?:--\s{1,3})?["'])(?<secret>[^\s"'\\]{1,200})(?=["'\s\\])/gi,
	),
	// A variable in the old syntax of a Dockerfile.
	password(
		/(?<before>^ENV\s{1,3}\w{0,60}(?:PASS(?:WORD|WD|PHRASE)?|PWD|REDISCLI_AUTH)\s{1,3}["']?)(?<secret>[^\s"'\\]{1,200})/gm,
	),
	// In quotes, a password may contain characters that would otherwise end a word, and its name may be short.
	password(
		/(?<before>(?<![a-z])pass(?:word|wd|phrase)?["']?\s{0,3}[:=]\s{0,3}(?<quote>["']))(?<secret>[^\s"'\\]{1,200})(?=\k<quote>)/gi,
	),
	// Users of Redis: `user orders on >…`, `ACL SETUSER orders on >…`.
	password(
		new RegExp(
			String.raw`(?<before>\b(?:user|SETUSER)\s{1,3}[\w.-]{1,60}(?:\s{1,3}(?:on|off|reset))?(?:\s{1,3}${ACL_RULE}){0,20}\s{1,3}>)(?<secret>[^\s>]{1,200})`,
			'gi',
		),
	),
	password(
		/(?<before>(?:^|> )AUTH\s{1,3}(?:[\w.-]{1,60}\s{1,3})?)(?<secret>[^\s"'<]{1,200})(?=\s{0,3}$)/gm,
		isAuthPassword,
	),
	password(
		/(?<before>\bmachine\s{1,3}\S{1,100}\s{1,3}login\s{1,3}\S{1,100}\s{1,3}password\s{1,3})(?<secret>\S{1,200})/g,
	),
	password(/(?<before>\bHELLO\s{1,3}\d\s{1,3}AUTH\s{1,3}[\w.-]{1,60}\s{1,3}["']?)(?<secret>[^\s"'<]{1,200})/g),
	// A line of .pgpass, also in a sentence.
	password(
		/(?<before>^[\w.*-]{1,100}:(?:\d{2,5}|\*):[\w.*-]{1,63}:[\w.*-]{1,63}:)(?<secret>[^\s:]{1,200})$/gm,
		isPgpass,
	),
	likelyPassword(
		/(?<before>[\s"'`][\w.*-]{1,100}:(?:\d{2,5}|\*):[\w.*-]{1,63}:[\w.*-]{1,63}:)(?<secret>[^\s:"'`]{1,200})(?![^\s"'`])/g,
		(candidate) => isPgpass(candidate) && looksLikePassword(candidate.secret),
	),
	password(/(?<before><(?:[\w-]{1,40}:)?(?:password|passwd|pwd)>)(?<secret>[^<>\s]{1,200})(?=<\/)/gi),
	password(
		/(?<before>\bSET\s{1,3}PASSWORD\s{1,3}(?:FOR\s{1,3}\S{1,120}\s{1,3})?=\s{0,3}(?:PASSWORD\()?["'])(?<secret>[^"'\s]{1,200})(?=["'])/gi,
	),
	password(
		/(?<before>\bIDENTIFIED\s{1,3}(?:WITH\s{1,3}["'`]?\w{1,40}["'`]?\s{1,3})?(?:BY|AS)\s{1,3}["'])(?<secret>[^"'\s]{1,200})(?=["'])/gi,
	),
];

function command(beginning: string): SecretPattern {
	return password(new RegExp(`(?<before>${beginning}["']?)${WORD}`, 'g'));
}

/** In a sentence about the option or setting, the next word belongs to the sentence. */
function isCommandWord({ secret }: Candidate): boolean {
	if (!isOwnPassword(secret) || secret.endsWith(']')) return false;
	return !SENTENCE.test(secret);
}

const SENTENCE =
	/^(?:and|or|is|was|are|in|on|to|for|of|from|with|without|if|the|a|an|as|at|by|not|that|which|option|flag|setting|has|have|must|may|can)$/i;

/** Excludes what servers print, such as `AUTH failed`. */
function isAuthPassword({ secret }: Candidate): boolean {
	return (
		isOwnPassword(secret) && !/^(?:failed|required|error|ok|command|success\w*|denied|LOGIN|PLAIN)\b/i.test(secret)
	);
}

/** Excludes times and addresses, which have numeric fields, and very short words, which only show the format. */
function isPgpass({ secret, before }: Candidate): boolean {
	return isOwnPassword(secret) && /^[^:]*[a-z*]/i.test(before) && secret.length > 3 && !/^\d+$/.test(secret);
}
