import { candidateAt, type Candidate } from '../secrets/secret-judgement.ts';
import { SECRET_PATTERNS, type SecretPattern } from '../secrets/secrets.ts';

/** What is where a secret stood. The matcher reads it as a value that was masked. */
export const MASK = 'XXXX';

/**
 * Replaces what must not get into a page: passwords in addresses and settings, tokens, keys, cookies and e-mail
 * addresses. Errs on the side of masking too much. Linear in the text.
 */
export function maskSecrets(text: string): string {
	const masked = SECRET_PATTERNS.reduce(maskForm, text);
	return LOOSE.reduce((done, [expression, replace]) => done.replace(expression, replace), masked);
}

/** Forms that only masking goes by, because they are too common in ordinary text to reject a page for them. */
// Every repetition is bounded or cannot overlap what follows it, so none of these can be made to run for long.
const LOOSE: readonly [RegExp, (...groups: string[]) => string][] = [
	[/\b((?:set-)?cookie"?: ?"?)([^\r\n"]{4,})/gi, (_, before = '') => before + MASK],
	[
		/(token|session(?:[-_]?id)?|signature|auth(?:orization)?)((?:\\?["'])?\s{0,3}[:=]\s{0,3})(\\?["'])?([^\s"'\\,;&)}\]]+)/gi,
		(all, name = '', gap = '', quote, value = '') => (looksRandom(value) ? `${name}${gap}${quote ?? ''}${MASK}` : all),
	],
	[/[\w+/=-]{40,}/g, (all) => (looksRandom(all) && all.split('/').length < 4 ? MASK : all)],
];

function maskForm(text: string, { kind, expression, isReal, isCommon }: SecretPattern): string {
	return text.replace(expression, (all: string, ...rest: unknown[]) => {
		const groups = rest.at(-1) as Candidate['groups'];
		const { before = '', secret = '' } = groups;
		if (isCommon && !isReal(candidateAt(text, { index: Number(rest.at(-3)), all, groups }))) return all;
		if (kind === 'e-mail address') return `${MASK}@example.com`;
		// "Basic authentication" and "bearer tokens" are words.
		if ((kind === 'bearer token' || kind === 'password in a header') && !looksRandom(secret)) return all;
		return before + MASK;
	});
}

/** A value that does not occur as a word of a sentence: long, or letters and digits mixed. */
function looksRandom(value: string): boolean {
	return (/\d/.test(value) && value.length >= 4) || (value.length >= 20 && !/^[a-z_-]+$/.test(value));
}
