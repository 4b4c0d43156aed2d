/**
 * Whether a value stands for a password without being one: a variable that is filled in later, a mask, or the word for
 * what belongs there. Everything else may be somebody's password, however much it looks like a word.
 */
export function isPlaceholder(value: string): boolean {
	return isVariable(value) || isMasked(value) || STAND_IN.test(value);
}

/** `$PGPASSWORD`, `${password}`, `{password}`, `%s`, `<password>`, `[password]`; brackets around a password hide nothing. */
function isVariable(value: string): boolean {
	return /^(?:[$`]|%[sdv(])/.test(value) || (/^[{<[]/.test(value) && !looksPicked(value));
}

/** `***`, `xxxx`, `…`, or cut with an ellipsis. One behind the whole password cuts nothing. */
function isMasked(value: string): boolean {
	if (/^(.)\1*$/u.test(value) || /^[*x#•._-]+$/i.test(value)) return true;
	if (!ELLIPSIS.test(value)) return false;
	const rest = value.replace(ELLIPSES, '');
	return rest.length <= 4 || !(/\d/.test(rest) && /[a-z]/i.test(rest));
}

const ELLIPSIS = /…|\.{3}|\*{3}/;
const ELLIPSES = /…|\.{3,}|\*{3,}/g;

/** Digits in more places than one, among letters, and no words joined by a sign: no variable has such a name. */
function looksPicked(value: string): boolean {
	const inside = value.replace(/^[{<[]+|[}>\]]+$/g, '');
	return /^[a-z]/i.test(inside) && /\d\D+\d/.test(inside) && !/[\s_:.-]/.test(inside);
}

/** `password`, `your-password`, `PASSWORD`, `changeme`; letters and hyphens only, so `password1` is not among them. */
const STAND_IN =
	/^(?:(?:the|your|my|a|some|new|old)[-_]?)?(?:(?:db|database|user|admin|app|role)[-_]?)?(?:password|passwd|passphrase|pass|pwd|pw|secret|token|credentials?|change-?me|redacted|hidden|masked|removed|example|placeholder|string|none|null|undefined|true|false)$/i;
