/**
 * Whether a value stands for a password without being one: a variable that is filled in later, a mask, or the word for
 * what belongs there. Everything else may be somebody's password, however much it looks like a word.
 */
export function isPlaceholder(value: string): boolean {
	return VARIABLE.test(value) || MASKED.test(value) || STAND_IN.test(value);
}

/** `$PGPASSWORD`, `${password}`, `{password}`, `%s`, `<password>`, `[password]`. */
const VARIABLE = /^(?:[$`{<[]|%[sdv(])/;

/** `***`, `xxxx`, `…`, or cut with an ellipsis. */
const MASKED = /^(.)\1*$|…|\.{3}|\*{3}/u;

/** `password`, `your-password`, `PASSWORD`, `changeme`; letters and hyphens only, so `password1` is not among them. */
const STAND_IN =
	/^(?:(?:the|your|my|a|some|new|old)[-_]?)?(?:(?:db|database|user|admin|app|role)[-_]?)?(?:password|passwd|passphrase|pass|pwd|pw|secret|token|credentials?|change-?me|redacted|hidden|masked|removed|example|placeholder|none|null|undefined|true|false)$/i;
