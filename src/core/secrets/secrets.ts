import { isPlaceholder } from './placeholder.ts';
import { CODE_PATTERNS } from './secret-code.ts';
import { COMMAND_PATTERNS } from './secret-commands.ts';
import { HASH_PATTERNS } from './secret-hashes.ts';
import {
	AWS_EXAMPLE,
	isCut,
	isDefault,
	isOwnPair,
	looksRandom,
	withWideGaps,
	type SecretPattern,
} from './secret-judgement.ts';
import { MARKUP_PATTERNS } from './secret-markup.ts';
import { SETTING_PATTERNS } from './secret-settings.ts';
import { TOKEN_PATTERNS } from './secret-tokens.ts';

export type { Candidate, SecretKind, SecretPattern } from './secret-judgement.ts';

const PATTERNS: readonly SecretPattern[] = [
	{
		kind: 'private key',
		expression: /(?<secret>-----BEGIN [A-Z ]{3,40}-----(?:[^-]|-(?!----)){0,16000}(?:-----END [A-Z ]{3,40}-----)?)/g,
		isReal: ({ secret }) => secret.includes('PRIVATE KEY') && /[\w+/]{40}/.test(secret),
	},
	{
		kind: 'password in an address',
		expression:
			/(?<before>:\/\/(?<user>[^\s:/@"'<>]{0,100}):)(?<secret>[^\s"'<>@]{1,200}(?:@[^\s"'<>@/]{1,100})*)(?=@)/g,
		isReal: ({ secret, groups, after }) => {
			// `http://host:8080/of/jane@example.org` has a port and no password.
			if (/^\d{1,5}[/?#]/.test(secret) || isPlaceholder(secret)) return false;
			const isLoopback = /^@(?:localhost|127(?:\.\d+){3}|\[::1\])(?![\w.-])/i.test(after);
			return !(isLoopback && (secret === groups.user || isDefault(secret)));
		},
	},
	{
		kind: 'JSON web token',
		expression: /(?<![\w-])(?<secret>eyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)?)/g,
		// A token without its signature grants no access.
		isReal: ({ secret, after }) => (secret.split('.')[2] ?? '').length >= 16 && !isCut(secret, after),
	},
	{
		kind: 'AWS access key',
		expression: /\b(?<secret>(?:AKIA|ASIA)[0-9A-Z]{16})\b/g,
		isReal: ({ secret }) => !AWS_EXAMPLE.test(secret) && !isPlaceholder(secret.slice(4)),
	},
	...TOKEN_PATTERNS,
	...HASH_PATTERNS,
	{
		kind: 'bearer token',
		expression: /\b(?<before>bearer(?:\s{0,3}:\s{0,3}|\s{1,3}))(?<secret>[\w.~+/-]{8,}={0,2})/gi,
		isReal: ({ secret, after }) => looksRandom(secret) && !isCut(secret, after),
	},
	{
		kind: 'password in a header',
		expression: /\b(?<before>basic(?:\s{0,3}:\s{0,3}|\s{1,3}))(?<secret>[\w.~+/-]{8,}={0,2})/gi,
		isReal: ({ secret }) => isOwnPair(secret) ?? false,
	},
	...COMMAND_PATTERNS,
	...CODE_PATTERNS,
	...MARKUP_PATTERNS,
	...SETTING_PATTERNS,
	{
		kind: 'e-mail address',
		expression:
			/(?<secret>(?<![\w.+/-])(?<!(?<!mailto):)[\w.+-]{1,64}@(?<domain>(?:[\w-]{1,63}\.){1,8}[a-z]{2,24})\b)/gi,
		isReal: ({ secret, groups: { domain = '' } }) => {
			return !/^git@/i.test(secret) && !EXAMPLE_DOMAIN.test(domain) && !NOT_DOMAIN.test(domain);
		},
	},
];

/**
 * Patterns for secrets and personal data, for the code that masks them and the code that rejects them. An expression
 * matches everything that has the form of a secret, which suits masking, because masking may hide too much. `isReal`
 * excludes obvious placeholders and examples, because a false alarm stops a build.
 *
 * An expression has the group `secret`, and `before` for the text that masking preserves. Every repetition is bounded,
 * consumes what it reads or cannot overlap the part after it, so no input makes these expressions slow.
 */
export const SECRET_PATTERNS: readonly SecretPattern[] = PATTERNS.map(withWideGaps);

/** Domains reserved by RFC 2606 and RFC 6761, in which there are no real addresses. */
const EXAMPLE_DOMAIN = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;

/** Text after an at sign that is not a domain: `orders@main.service`, `left-pad@1.2.3-rc.one`, `connect@pool.js`. */
const NOT_DOMAIN = /^v?\d+\.|\.(?:service|socket|timer|target|slice|scope|mount|[cm]?[jt]sx?|json|java|rb)$/i;
