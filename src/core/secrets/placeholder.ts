/**
 * Whether a value is a placeholder for a password: a variable that is filled in later, a mask, or a word such as
 * "password". Any other value may be somebody's password, even if it looks like a word.
 */
export function isPlaceholder(value: string): boolean {
	return isVariable(value) || isMasked(value) || PLACEHOLDER_WORD.test(value);
}

/**
 * True for `$PGPASSWORD`, `${password}`, `{password}`, `%s`, `<password>`, `[password]`, but not for a real password in
 * brackets.
 */
function isVariable(value: string): boolean {
	return /^(?:[$`]|%[sdv(])/.test(value) || (/^[{<[]/.test(value) && !looksChosen(value));
}

/** True for `***`, `xxxx`, `…` and a value cut with an ellipsis, but not for an ellipsis after a whole password. */
function isMasked(value: string): boolean {
	if (/^(.)\1*$/u.test(value) || /^[*x#•._-]+$/i.test(value)) return true;
	if (!ELLIPSIS.test(value)) return false;
	const rest = value.replace(ELLIPSES, '');
	return rest.length <= 4 || !(/\d/.test(rest) && /[a-z]/i.test(rest));
}

const ELLIPSIS = /…|\.{3}|\*{3}/;
const ELLIPSES = /…|\.{3,}|\*{3,}/g;

/**
 * Whether letters and digits are mixed as in a chosen password. Names of variables do not have digits in several
 * places.
 */
function looksChosen(value: string): boolean {
	const inside = value.replace(/^[{<[]+/, '');
	return /^[a-z]/i.test(inside) && /\d\D+\d/.test(inside) && !/[\s_:.-]/.test(inside);
}

/**
 * `password`, `your-password`, `PASSWORD`, `changeme`. Digits are not allowed, so `password1` does not match.
 */
const PLACEHOLDER_WORD =
	/^(?:(?:the|your|my|a|some|new|old)[-_]?)?(?:(?:db|database|user|admin|app|role)[-_]?)?(?:password|passwd|passphrase|pass|pwd|pw|secret|token|credentials?|change-?me|redacted|hidden|masked|removed|example|placeholder|string|none|null|undefined|true|false)$/i;
