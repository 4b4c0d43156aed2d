import { isPlaceholder } from './placeholder.ts';

/** What local servers are started with and everybody knows. */
export function isDefault(password: string): boolean {
	return /^(?:postgres|root|test|guest)$/.test(password);
}

/** A run of letters and digits that is not a word anyone would write. */
export function looksRandom(value: string): boolean {
	return value.split(/[^a-z\d]+/i).some((run) => run.length >= 12 && /\d/.test(run) && /[a-z]/i.test(run));
}

/** A key that looks random and was not cut before it could be used. */
export function isOwnKey({ secret, after }: Candidate): boolean {
	return looksRandom(secret) && !/[$(]/.test(secret) && !AWS_EXAMPLE.test(secret) && !isCut(secret, after);
}

/** The keys with which AWS documents its programs. Others may end in the same word and be somebody's. */
export const AWS_EXAMPLE = /(?:IOSFODNN7|I44QH8DHB)EXAMPLE$|(?:bPxRfiCY|h3yCo8nvb)EXAMPLEKEY$/;

/**
 * Whether an ellipsis follows, or is the end, and what it leaves cannot be used: twenty characters are a whole key somewhere, but a web
 * token without its signature is none, however long it is.
 */
export function isCut(secret: string, after: string): boolean {
	const ellipsis = /(?:…|\.{3,}|\*{3,})$/.exec(secret)?.[0] ?? '';
	if (ellipsis === '' && !/^(?:…|\.{3}|\*{3})/.test(after)) return false;
	const rest = secret.slice(0, secret.length - ellipsis.length);
	if (rest.startsWith('eyJ') && rest.split('.').length < 3) return true;
	return !rest.split(/[^a-z\d]+/i).some((run) => run.length >= 20);
}

export function decodeBase64(text: string): string {
	try {
		return atob(text);
	} catch {
		return '';
	}
}

/** A password that is neither a placeholder nor one of the defaults. */
export function isOwnPassword(secret: string): boolean {
	return !isPlaceholder(secret) && !isDefault(secret);
}

/** Letters and digits, and nothing of a path, a call or a member: no program and no sentence writes that. */
export function isNoWord(secret: string): boolean {
	return /\d/.test(secret) && /[a-z]/i.test(secret) && !secret.replace(/(?:\.{3,}|…)$/, '').includes('.');
}

/**
 * The stricter judgement, for forms that sentences and code have as well: a password to look at, and neither the name of
 * an algorithm (`sha256`), nor a number with its unit (`12-character`, `90d`), nor a name with a number (`orders-db-2`).
 */
export function looksLikePassword(secret: string): boolean {
	const word = secret.replace(/[.,!?]+$/, '');
	if (word.length < 6 || !isNoWord(word) || !isOwnPassword(word)) return false;
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

/** A pattern for passwords, in a text of its own or behind an option. */
export function password(
	expression: RegExp,
	isReal: (candidate: Candidate) => boolean = ({ secret }) => isOwnPassword(secret),
): SecretPattern {
	return { kind: 'password', expression, isReal };
}

/** The same where the form is too common in honest text to mask whatever has it. */
export function likelyPassword(
	expression: RegExp,
	isReal: (candidate: Candidate) => boolean = ({ secret, after }) => looksLikePassword(secret) && endsThere(after),
): SecretPattern {
	return { kind: 'password', expression, isReal, isCommon: true };
}

/** Whether the word is over: `db2.connect(`, `http2://` and `a1=b` go on. */
export function endsThere(after: string): boolean {
	return !/^(?:[.:]\w|:\/|[(=[\\/@])/.test(after);
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
	/** Whether much has the form that is no secret, so that masking, too, asks `isReal`. */
	isCommon?: true;
}

/** Something that has the form of a secret, with what is around it. */
export interface Candidate {
	secret: string;
	/** The part of the form that is not a secret, such as `password=`. */
	before: string;
	/** At most 40 characters before the form, and as many after the secret. */
	lead: string;
	after: string;
	groups: Partial<Record<string, string>>;
}

/** What an expression matched, with its surroundings. */
export function candidateAt(
	text: string,
	match: { index: number; all: string; groups: Candidate['groups'] },
): Candidate & { start: number; end: number } {
	const { secret = '', before = '' } = match.groups;
	const start = match.index + match.all.indexOf(secret, before.length);
	const end = start + secret.length;
	const lead = text.slice(Math.max(0, match.index - AROUND), match.index);
	return { secret, before, lead, after: text.slice(end, end + AROUND), groups: match.groups, start, end };
}

const AROUND = 40;
