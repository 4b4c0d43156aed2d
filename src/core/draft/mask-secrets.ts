import { candidateAt, type Candidate } from '../secrets/secret-judgement.ts';
import { SECRET_PATTERNS, type SecretPattern } from '../secrets/secrets.ts';

/** The replacement for a secret. The matcher reads it as a masked value. */
export const MASK = 'XXXX';

/**
 * Masks values that must not get into a page: passwords in addresses and settings, tokens, keys, cookies and e-mail
 * addresses. It masks too much rather than too little, and takes time linear in the text.
 */
export function maskSecrets(text: string): string {
	const masked = SECRET_PATTERNS.reduce(maskForm, text);
	return LOOSE.reduce((done, [expression, replace]) => done.replace(expression, replace), masked);
}

/** Patterns that only masking uses, because they are too common in ordinary text to reject a page for them. */
// Every repetition is bounded or cannot overlap the part after it, so no input makes these expressions slow.
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
		// "Basic authentication" and "bearer tokens" are ordinary words.
		if ((kind === 'bearer token' || kind === 'password in a header') && !looksRandom(secret)) return all;
		return before + MASK;
	});
}

/** True for a value that is not a word of a sentence: it is long, or mixes letters and digits. */
function looksRandom(value: string): boolean {
	return (/\d/.test(value) && value.length >= 4) || (value.length >= 20 && !/^[a-z_-]+$/.test(value));
}
