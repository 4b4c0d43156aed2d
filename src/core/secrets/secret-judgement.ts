import { isPlaceholder } from './placeholder.ts';

/** True for a well-known default password of a local server. */
export function isDefault(password: string): boolean {
	return /^(?:postgres|root|test|guest)$/.test(password);
}

/** Whether a value contains a run of letters and digits that cannot be an ordinary word. */
export function looksRandom(value: string): boolean {
	return value.split(/[^a-z\d]/i).some((run) => run.length >= 12 && /\d/.test(run) && /[a-z]/i.test(run));
}

/** True for a key that looks random and was not cut to an unusable length. */
export function isOwnKey({ secret, after }: Candidate): boolean {
	return looksRandom(secret) && !/[$(]/.test(secret) && !AWS_EXAMPLE.test(secret) && !isCut(secret, after);
}

/** The keys in the AWS documentation. Other keys may end in the same word and be real. */
export const AWS_EXAMPLE = /(?:IOSFODNN7|I44QH8DHB)EXAMPLE$|(?:bPxRfiCY|h3yCo8nvb)EXAMPLEKEY$/;

/**
 * Whether a secret ends in an ellipsis or is followed by one, and what is left of it cannot be used. Twenty characters
 * are a whole key for some services, but a web token without its signature is unusable at any length.
 */
export function isCut(secret: string, after: string): boolean {
	const ellipsis = /(?:…|\.{3,}|\*{3,})$/.exec(secret)?.[0] ?? '';
	if (ellipsis === '' && !/^(?:…|\.{3}|\*{3})/.test(after)) return false;
	const rest = secret.slice(0, secret.length - ellipsis.length);
	if (rest.startsWith('eyJ') && rest.split('.').length < 3) return true;
	return !rest.split(/[^a-z\d]/i).some((run) => run.length >= 20);
}

export function decodeBase64(text: string): string {
	try {
		return atob(text);
	} catch {
		return '';
	}
}

/** True for a password that is neither a placeholder nor a default. */
export function isOwnPassword(secret: string): boolean {
	return !isPlaceholder(secret) && !isDefault(secret);
}

/** Whether base64 encodes `name:password` with somebody's own password; undefined if it encodes anything else. */
export function isOwnPair(base64: string): boolean | undefined {
	const password = /^[\w.@+-]+:(\S+)$/.exec(decodeBase64(base64))?.[1];
	return password === undefined ? undefined : isOwnPassword(password);
}

/** True for text that mixes letters and digits and has no dot, unlike words of a sentence and members in code. */
export function isNotWord(secret: string): boolean {
	return /\d/.test(secret) && /[a-z]/i.test(secret) && !secret.replace(/(?:\.{3,}|…)$/, '').includes('.');
}

/**
 * The stricter check, for patterns that sentences and code match as well: the value looks like a password, and is not
 * the name of an algorithm (`sha256`), a number with a unit (`12-character`, `90d`) or a name with a number
 * (`orders-db-2`).
 */
export function looksLikePassword(secret: string): boolean {
	const word = secret.replace(/[.,!?]+$/, '');
	if (word.length < 6 || !isNotWord(word) || !isOwnPassword(word)) return false;
	if (
		TERM.test(word) ||
		/^[~/.]|\/\//.test(word) ||
		/^\d+[-–]?[a-z]+(?:[-–][a-z]+)*$/i.test(word) ||
		/^\d[\d:TZ.-]*$/.test(word)
	)
		return false;
	return !/^[a-z\d]+(?:[-_][a-z\d]+)+$/i.test(word) || /[a-z]\d+[a-z]/i.test(word);
}

const TERM =
	/^(?:base-?\d{2}|md[2-6]|sha-?\d|utf-?\d|argon2|pbkdf2|bcrypt|scrypt|oauth-?\d|http-?\d|x509|ipv[46]|iso-?\d|rfc-?\d|aes-?\d|rsa-?\d|ed25519|log4j|pkcs-?\d|totp|digest|hmac|[a-z]+sql\d)/i;

/** A pattern for passwords that matches so little harmless text that masking does not check `isReal`. */
export function password(
	expression: RegExp,
	isReal: (candidate: Candidate) => boolean = ({ secret }) => isOwnPassword(secret),
): SecretPattern {
	return { kind: 'password', expression, isReal };
}

/** A pattern for passwords that matches so much harmless text that masking also checks `isReal`. */
export function likelyPassword(
	expression: RegExp,
	isReal: (candidate: Candidate) => boolean = ({ secret, after }) => looksLikePassword(secret) && endsThere(after),
): SecretPattern {
	return { kind: 'password', expression, isReal, isCommon: true };
}

/** Whether a word ends before the text `after`. It does not in `db2.connect(`, `http2://` and `a1=b`. */
export function endsThere(after: string): boolean {
	return !/^(?:[.:]\w|:\/|[(=[\\/@])/.test(after);
}

/**
 * The same pattern with wide gaps. Settings are often aligned in columns, so where an expression allows up to three
 * spaces (`\s{0,3}` or `\s{1,3}`), the text may have up to forty spaces and tabs.
 */
export function withWideGaps(pattern: SecretPattern): SecretPattern {
	const { source, flags } = pattern.expression;
	const wide = source.replace(/\\s\{([01]),3\}/g, String.raw`(?:\s{$1,3}|[ \t]{4,40})`);
	return { ...pattern, expression: new RegExp(wide, flags) };
}

export type SecretKind =
	| 'private key'
	| 'password in an address'
	| 'JSON web token'
	| 'AWS access key'
	| 'access token'
	| 'bearer token'
	| 'webhook'
	| 'password in a header'
	| 'password hash'
	| 'cookie'
	| 'password'
	| 'key'
	| 'e-mail address';

export interface SecretPattern {
	kind: SecretKind;
	expression: RegExp;
	isReal: (candidate: Candidate) => boolean;
	/** Set if the expression matches much harmless text. Masking then checks `isReal` too. */
	isCommon?: true;
}

/** A match of a secret pattern, with its context. */
export interface Candidate {
	secret: string;
	/** The part of the match before the secret, such as `password=`. */
	before: string;
	/** At most 40 characters before the match. */
	lead: string;
	/** At most 40 characters after the secret. */
	after: string;
	groups: Partial<Record<string, string>>;
}

/** The match of an expression, with its context. */
export function candidateAt(
	text: string,
	match: { index: number; all: string; groups: Candidate['groups'] },
): Candidate & { start: number; end: number } {
	const { secret = '', before = '' } = match.groups;
	const start = match.index + match.all.indexOf(secret, before.length);
	const end = start + secret.length;
	const lead = text.slice(Math.max(0, match.index - CONTEXT_LENGTH), match.index);
	return { secret, before, lead, after: text.slice(end, end + CONTEXT_LENGTH), groups: match.groups, start, end };
}

const CONTEXT_LENGTH = 40;
