import { isPlaceholder } from './placeholder.ts';

/** What local servers are started with and everybody knows. */
export function isDefault(password: string): boolean {
	return /^(?:postgres|root|test|guest)$/.test(password);
}

/** A run of letters and digits that is not a word anyone would write. */
export function looksRandom(value: string): boolean {
	return value.split(/[^a-z\d]+/i).some((run) => run.length >= 12 && /\d/.test(run) && /[a-z]/i.test(run));
}

export function isCut(after: string): boolean {
	return /^(?:…|\.{3}|\*{3})/.test(after);
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

export type SecretKind =
	| 'private key'
	| 'password in an address'
	| 'JSON web token'
	| 'AWS access key'
	| 'access token'
	| 'bearer token'
	| 'webhook'
	| 'password in a header'
	| 'password'
	| 'key'
	| 'e-mail address';

export interface SecretPattern {
	kind: SecretKind;
	expression: RegExp;
	isReal: (candidate: Candidate) => boolean;
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
