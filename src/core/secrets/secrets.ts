import { isPlaceholder } from './placeholder.ts';
import { COMMAND_PATTERNS } from './secret-commands.ts';
import {
	decodeBase64,
	isCut,
	isDefault,
	isOwnPassword,
	looksRandom,
	type Candidate,
	type SecretPattern,
} from './secret-judgement.ts';
import { TOKEN_PATTERNS } from './secret-tokens.ts';

export type { Candidate, SecretKind, SecretPattern } from './secret-judgement.ts';

/**
 * The forms that secrets and personal data have in text, for the code that masks them and the code that rejects them.
 * An expression finds what has the form, which is what masking wants: it may hide too much. `isReal` says which of that
 * is surely no placeholder and no example, because a false alarm stops a build.
 *
 * An expression has the group `secret` and keeps what it has in `before`. Every repetition is bounded, consumes what it
 * reads or cannot overlap what follows it, so none of these can be made to run for long.
 */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
	{
		kind: 'private key',
		expression: /(?<secret>-----BEGIN [A-Z ]{3,40}-----(?:[^-]|-(?!----)){0,16000}(?:-----END [A-Z ]{3,40}-----)?)/g,
		isReal: ({ secret }) => secret.includes('PRIVATE KEY') && /[\w+/]{40}/.test(secret),
	},
	{
		kind: 'password in an address',
		expression:
			/(?<before>:\/\/(?<user>[^\s:/@"'<>]{0,100}):)(?<secret>[^\s"'<>@]{1,200}(?:@[^\s"'<>@/]{1,100})*)(?=@)/g,
		isReal: ({ secret, groups, after }) => {
			// `http://host:8080/of/jane@example.org` has a port and no password.
			if (/^\d{1,5}[/?#]/.test(secret) || isPlaceholder(secret)) return false;
			const isLoopback = /^@(?:localhost|127(?:\.\d+){3}|\[::1\])(?![\w.-])/i.test(after);
			return !(isLoopback && (secret === groups.user || isDefault(secret)));
		},
	},
	{
		kind: 'JSON web token',
		expression: /(?<![\w-])(?<secret>eyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)?)/g,
		// Without its signature it grants no access.
		isReal: ({ secret, after }) => (secret.split('.')[2] ?? '').length >= 16 && !isCut(after),
	},
	{
		kind: 'AWS access key',
		expression: /\b(?<secret>(?:AKIA|ASIA)[0-9A-Z]{16})\b/g,
		// AWS ends the keys of its documentation in this word.
		isReal: ({ secret }) => !secret.endsWith('EXAMPLE') && !isPlaceholder(secret.slice(4)),
	},
	...TOKEN_PATTERNS,
	{
		kind: 'bearer token',
		expression: /\b(?<before>bearer[ :]{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
		isReal: ({ secret, after }) => looksRandom(secret) && !secret.endsWith('...') && !isCut(after),
	},
	{
		kind: 'password in a header',
		expression: /\b(?<before>basic[ :]{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
		isReal: ({ secret }) => {
			const password = /^[\w.-]+:(\S+)$/.exec(decodeBase64(secret))?.[1];
			return password !== undefined && !isPlaceholder(password) && !isDefault(password);
		},
	},
	...COMMAND_PATTERNS,
	{
		kind: 'password',
		expression:
			/(?<before>(?:pass(?:word|wd|phrase)|pwd)(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?)(?<secret>[^\s"'\\,;&)}\]]+)/gi,
		isReal: isLiteralPassword,
	},
	{
		kind: 'password',
		expression: /(?<before>\bpassword\s{1,3}')(?<secret>[^'\s]{1,200})(?=')/gi,
		isReal: ({ secret }) => isOwnPassword(secret),
	},
	{
		kind: 'key',
		expression:
			/(?<before>(?:secret|credential|(?:api|access|private|secret)[-_]?key|(?:[A-Z]_|access|auth|refresh|bot|api|session)[-_]?token)(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?)(?<secret>[^\s"'\\,;&)}\]]+)/gi,
		isReal: ({ secret, after }) => looksRandom(secret) && !/EXAMPLE(?:KEY)?$|[$(]/.test(secret) && !isCut(after),
	},
	{
		kind: 'e-mail address',
		expression:
			/(?<secret>(?<![\w.+/-])(?<!(?<!mailto):)[\w.+-]{1,64}@(?<domain>(?:[\w-]{1,63}\.){1,8}[a-z]{2,24})\b)/gi,
		isReal: ({ secret, groups: { domain = '' } }) => {
			return !/^git@/i.test(secret) && !EXAMPLE_DOMAIN.test(domain) && !NO_DOMAIN.test(domain);
		},
	},
];

/**
 * In a shell and in settings a bare word is a value: `PGPASSWORD=…`, `--password=…`, a line `password: …` of YAML. In code
 * it is the name of a variable or of a type, and in a sentence a word, so there only text in quotes counts, and what no
 * word looks like.
 */
function isLiteralPassword({ secret, before, lead, after }: Candidate): boolean {
	if (!isOwnPassword(secret)) return false;
	const quote = /["']$/.exec(before)?.[0];
	if (quote !== undefined) return after.startsWith(quote) || after.startsWith(`\\${quote}`);
	const name = /^[a-z]+/i.exec(before)?.[0] ?? '';
	// The folder in which a shell is.
	if (/^pwd$/i.test(name) && before.includes('=') && !/[\w-]$/.test(lead)) return false;
	if (/[([{$`]/.test(secret)) return false;
	if (/[:=]\s/.test(before) || before.endsWith(':')) return isSetting({ secret, before, lead, after });
	const isOption = /(?:^|[\s"'`])-[\w-]*$|--from-literal=[\w.-]*$/.test(lead);
	const isVariable = /^[A-Z]+$/.test(name) && !/[a-z][\w-]*$/.test(lead);
	// Among others like it: `host=db-1 password=…`, `user=orders&password=…`, `User Id=orders;Password=…;`.
	const isListed = /\b[\w ]{2,30}=[^\s=;&,()]{1,60}(?:[;&]| {1,3})$/.test(lead);
	const isProperty = /^\s*(?:[a-z][\w-]*\.)+$/.test(lineBefore(lead)) && /^\s*(?:$|\n)/.test(after);
	return isOption || isVariable || isListed || isProperty || isNoWord(secret);
}

/** `password: …` and `password = …`: a line of its own in YAML or an INI file, or a value that is not a word. */
function isSetting({ secret, before, lead, after }: Pick<Candidate, 'secret' | 'before' | 'lead' | 'after'>): boolean {
	if (/^[A-Z]?[a-z]+[\])>]?$|^[A-Z]\w*\./.test(secret) && TYPES.test(secret)) return false;
	const isLine = /^[\s#>"'-]*(?:\w[\w.-]*)?$/.test(lineBefore(lead)) && /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(after);
	if (!isLine) return isNoWord(secret) && !before.includes('=');
	return !/[.;]/.test(secret) || isNoWord(secret);
}

function lineBefore(lead: string): string {
	return lead.slice(lead.lastIndexOf('\n') + 1);
}

/** Letters and digits, and nothing of a path, a call or a member: no program and no sentence writes that. */
function isNoWord(secret: string): boolean {
	return /\d/.test(secret) && /[a-z]/i.test(secret) && !secret.includes('.');
}

/** Types and values of languages, and what a program says about a password. */
const TYPES =
	/^(?:string|str|text|any|bytes?|varchar|char|object|boolean|bool|number|int|never|unknown|optional|required|missing|wrong|invalid|incorrect|expired|unset|empty|yes|no|on|off|str[\])>])$/i;

/** Domains of RFC 2606 and 6761: no real address is there. */
const EXAMPLE_DOMAIN = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;

/** What else follows an at sign: `orders@main.service`, `left-pad@1.2.3-rc.one`, `connect@pool.js`. */
const NO_DOMAIN = /^v?\d+\.|\.(?:service|socket|timer|target|slice|scope|mount|[cm]?[jt]sx?|json|java|rb)$/i;
