import { isPlaceholder } from './placeholder.ts';

/**
 * The forms in which secrets and personal data stand in text, for those who mask them and for those who refuse them.
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
		// Without its signature it lets nobody in.
		isReal: ({ secret, after }) => (secret.split('.')[2] ?? '').length >= 16 && !isCut(after),
	},
	{
		kind: 'AWS access key',
		expression: /\b(?<secret>(?:AKIA|ASIA)[0-9A-Z]{16})\b/g,
		// AWS ends the keys of its documentation in this word.
		isReal: ({ secret }) => !secret.endsWith('EXAMPLE') && !isPlaceholder(secret.slice(4)),
	},
	{
		kind: 'access token',
		expression:
			/\b(?<secret>AIza[\w-]{30,}|(?:gh[oprsu]|github_pat|glpat|xox[abpr]|sk|pk|rk|whsec|npm|pypi|hf|dop_v1)[-_][\w-]{12,})/g,
		isReal: ({ secret, after }) => looksDrawn(secret) && !isCut(after),
	},
	{
		kind: 'bearer token',
		expression: /\b(?<before>bearer[ :]{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
		isReal: ({ secret, after }) => looksDrawn(secret) && !secret.endsWith('...') && !isCut(after),
	},
	{
		kind: 'password in a header',
		expression: /\b(?<before>basic[ :]{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
		isReal: ({ secret }) => {
			const password = /^[\w.-]+:(\S+)$/.exec(decodeBase64(secret))?.[1];
			return password !== undefined && !isPlaceholder(password) && !isDefault(password);
		},
	},
	{
		kind: 'password',
		expression:
			/(?<before>(?:pass(?:word|wd|phrase)|pwd)(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?)(?<secret>[^\s"'\\,;&)}\]]+)/gi,
		isReal: isLiteralPassword,
	},
	{
		kind: 'password',
		expression: /(?<before>\bpassword\s{1,3}')(?<secret>[^'\s]{1,200})(?=')/gi,
		isReal: ({ secret }) => !isPlaceholder(secret) && !isDefault(secret),
	},
	{
		kind: 'key',
		expression:
			/(?<before>(?:secret|credential|(?:api|access|private|secret)[-_]?key)(?:\\?["'])?\s{0,3}[:=]\s{0,3}(?:\\?["'])?)(?<secret>[^\s"'\\,;&)}\]]+)/gi,
		isReal: ({ secret, after }) => looksDrawn(secret) && !/EXAMPLE(?:KEY)?$|[$(]/.test(secret) && !isCut(after),
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
 * In a shell a bare word is a value: `PGPASSWORD=…`, `--password=…`. In code it is the name of a variable, so only text
 * in quotes counts there, and in a connection string, `password=…`, only what has a digit.
 */
function isLiteralPassword({ secret, before, lead, after }: Candidate): boolean {
	if (isPlaceholder(secret) || isDefault(secret)) return false;
	const quote = /["']$/.exec(before)?.[0];
	if (quote !== undefined) return after.startsWith(quote) || after.startsWith(`\\${quote}`);
	const name = /^[a-z]+/i.exec(before)?.[0] ?? '';
	// The folder in which a shell is.
	if (/^pwd$/i.test(name) && !/[\w-]$/.test(lead)) return false;
	if (!before.endsWith('=') || /\s/.test(before) || /[([{$`]/.test(secret)) return false;
	const isOption = /(?:^|[\s"'`])-[\w-]*$/.test(lead);
	const isVariable = /^[A-Z]+$/.test(name) && !/[a-z][\w-]*$/.test(lead);
	return isOption || isVariable || (/\d/.test(secret) && !secret.includes('.'));
}

/** What local servers are started with and everybody knows. */
function isDefault(password: string): boolean {
	return /^(?:postgres|root|test|guest)$/.test(password);
}

/** A run of letters and digits that nobody would write as a word. */
function looksDrawn(value: string): boolean {
	return value.split(/[^a-z\d]+/i).some((run) => run.length >= 12 && /\d/.test(run) && /[a-z]/i.test(run));
}

function isCut(after: string): boolean {
	return /^(?:…|\.{3}|\*{3})/.test(after);
}

function decodeBase64(text: string): string {
	try {
		return atob(text);
	} catch {
		return '';
	}
}

/** Domains of RFC 2606 and 6761: nobody has an address there. */
const EXAMPLE_DOMAIN = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;

/** What else stands behind an at sign: `orders@main.service`, `left-pad@1.2.3-rc.one`, `connect@pool.js`. */
const NO_DOMAIN = /^v?\d+\.|\.(?:service|socket|timer|target|slice|scope|mount|[cm]?[jt]sx?|json|java|rb)$/i;

export type SecretKind =
	| 'private key'
	| 'password in an address'
	| 'JSON web token'
	| 'AWS access key'
	| 'access token'
	| 'bearer token'
	| 'password in a header'
	| 'password'
	| 'key'
	| 'e-mail address';

export interface SecretPattern {
	kind: SecretKind;
	expression: RegExp;
	isReal: (candidate: Candidate) => boolean;
}

/** Something that has the form of a secret, with what stands around it. */
export interface Candidate {
	secret: string;
	/** The part of the form that is no secret, such as `password=`. */
	before: string;
	/** At most 40 characters before the form, and as many behind the secret. */
	lead: string;
	after: string;
	groups: Partial<Record<string, string>>;
}
