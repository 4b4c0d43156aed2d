import { candidateAt, type Candidate } from '../secrets/secret-judgement.ts';
import { SECRET_PATTERNS, type SecretPattern } from '../secrets/secrets.ts';

/** The replacement for a secret. The matcher reads it as a masked value. */
export const MASK = 'XXXX';

/**
 * Masks values that must not appear on a page: passwords in addresses and settings, tokens, keys, cookies and e-mail
 * addresses. In case of doubt it masks the value. Takes time linear in the length of the text.
 */
export function maskSecrets(text: string): string {
	const masked = SECRET_PATTERNS.reduce(maskPattern, text);
	return LOOSE.reduce((done, [expression, replace]) => done.replace(expression, replace), masked);
}

/** Patterns for masking only: they match ordinary text so often that no page may be rejected because of them. */
// Every repetition is bounded or cannot overlap the part after it, so no input makes these expressions slow.
const LOOSE: readonly [RegExp, (...groups: string[]) => string][] = [
	[/\b((?:set-)?cookie"?: ?"?)([^\r\n"]{4,})/gi, (_, before = '') => before + MASK],
	[
		/(token|session(?:[-_]?id)?|signature|auth(?:orization)?)((?:\\?["'])?\s{0,3}[:=]\s{0,3})(\\?["'])?([^\s"'\\,;&)}\]]+)/gi,
		(all, name = '', gap = '', quote, value = '') =>
			isUnlikelyWord(value) ? `${name}${gap}${quote ?? ''}${MASK}` : all,
	],
	// Three or more slashes: probably a path.
	[/[\w+/=-]{40,}/g, (all) => (isUnlikelyWord(all) && all.split('/').length < 4 ? MASK : all)],
];

function maskPattern(text: string, { kind, expression, isReal, isCommon }: SecretPattern): string {
	return text.replace(expression, (all: string, ...rest: unknown[]) => {
		// `replace` passes the named groups last, and before them the whole text and the position.
		const groups = rest.at(-1) as Candidate['groups'];
		const { before = '', secret = '' } = groups;
		const isRealSecret = () => isReal(candidateAt(text, { index: Number(rest.at(-3)), all, groups }));
		if (isCommon && !isRealSecret()) return all;
		if (kind === 'e-mail address') return `${MASK}@example.com`;
		// "Basic authentication" and "bearer tokens" are ordinary phrases.
		const isWord = (kind === 'bearer token' || kind === 'password in a header') && !isUnlikelyWord(secret);
		if (isWord && !isRealSecret()) return all;
		return before + MASK;
	});
}

/**
 * True for a value that is unlikely to be a word of a sentence: it has at least four characters and a digit, or at least
 * twenty characters, not all of which are lower-case letters, hyphens and underscores.
 */
function isUnlikelyWord(value: string): boolean {
	return (/\d/.test(value) && value.length >= 4) || (value.length >= 20 && !/^[a-z_-]+$/.test(value));
}
