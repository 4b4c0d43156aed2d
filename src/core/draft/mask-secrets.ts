/** What stands where a secret stood. The matcher reads it as a value that was masked. */
export const MASK = 'XXXX';

/**
 * Replaces what must not get into a page: passwords in addresses and settings, tokens, keys, cookies and e-mail
 * addresses. Errs on the side of masking too much. Linear in the text.
 */
export function maskSecrets(text: string): string {
	return RULES.reduce((masked, [expression, replace]) => masked.replace(expression, replace), text);
}

// Every repetition is bounded or cannot overlap what follows it, so none of these can be made to run for long.
const RULES: readonly [RegExp, (...groups: string[]) => string][] = [
	[/-----BEGIN [A-Z ]{3,40}-----[^-]{0,16000}(?:-----END [A-Z ]{3,40}-----)?/g, () => MASK],
	[/(:\/\/[^\s:/@"'<>]{0,100}:)[^\s"'<>@]{1,200}@(?:[^\s"'<>@/]{1,100}@)*/g, (_, before = '') => `${before}${MASK}@`],
	[/\beyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)?/g, () => MASK],
	[/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, () => MASK],
	[/\bAIza[\w-]{30,}/g, () => MASK],
	[/\b(?:gh[oprsu]|github_pat|glpat|xox[abpr]|sk|pk|rk|whsec|npm|pypi|hf|dop_v1)[-_][\w-]{12,}/g, () => MASK],
	[
		/\b(bearer|basic)([ :]{1,3})([\w.~+/-]{8,}={0,2})/gi,
		(all, scheme = '', gap = '', value = '') => (looksRandom(value) ? `${scheme}${gap}${MASK}` : all),
	],
	[/\b((?:set-)?cookie"?: ?"?)([^\r\n"]{4,})/gi, (_, before = '') => before + MASK],
	[
		/(pass(?:word|wd|phrase)|pwd|secret|credential|(?:api|access|private|secret)[-_]?key)((?:\\?["'])?\s{0,3}[:=]\s{0,3})(\\?["'])?([^\s"'\\,;&)}\]]+)/gi,
		(_, name = '', gap = '', quote, __) => `${name}${gap}${quote ?? ''}${MASK}`,
	],
	[
		/(token|session(?:[-_]?id)?|signature|auth(?:orization)?)((?:\\?["'])?\s{0,3}[:=]\s{0,3})(\\?["'])?([^\s"'\\,;&)}\]]+)/gi,
		(all, name = '', gap = '', quote, value = '') => (looksRandom(value) ? `${name}${gap}${quote ?? ''}${MASK}` : all),
	],
	[/(?<![\w.+:/-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi, () => `${MASK}@example.com`],
	[/[\w+/=-]{40,}/g, (all) => (looksRandom(all) && all.split('/').length < 4 ? MASK : all)],
];

/** A value that nobody would write as a word of a sentence: long, or letters and digits mixed. */
function looksRandom(value: string): boolean {
	return (/\d/.test(value) && value.length >= 4) || (value.length >= 20 && !/^[a-z_-]+$/.test(value));
}
