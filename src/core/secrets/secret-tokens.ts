import { isPlaceholder } from './placeholder.ts';
import { isCut, looksRandom, type SecretPattern } from './secret-judgement.ts';

/** Tokens and keys that can be told by how they begin, by their header, or by the address that they are a part of. */
export const TOKEN_PATTERNS: readonly SecretPattern[] = [
	{
		kind: 'webhook',
		expression:
			/(?<before>\b(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/|webhook\.office\.com\/webhookb2\/|api\.telegram\.org\/bot))(?<secret>[\w/@:.-]{20,300})/g,
		isReal: ({ secret, after }) => {
			return (
				!isCut(after) &&
				secret
					.split(/[/@:]/)
					.some((part) => part.length >= 16 && !isPlaceholder(part) && /\d/.test(part) && /[a-z]/i.test(part))
			);
		},
	},
	{
		kind: 'access token',
		expression:
			/\b(?<secret>AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|(?:hvs|hvb)\.[\w-]{20,}|\d{8,10}:AA[\w-]{33}|(?:gh[oprsu]|github_pat|glpat|glrt|gldt|xox[abeprs]|xapp|sk|pk|rk|whsec|npm|pypi|hf|dop_v1|glsa|glc|shpat|shpss|sntrys|sntryu|pscale_(?:pw|tkn|oauth)|lin_api|NRAK|PMAK|dckr_pat|sbp|atlasv1|dapi)[-_][\w-]{12,}|AGE-SECRET-KEY-1[A-Z0-9]{50,})/g,
		isReal: ({ secret, after }) => looksRandom(secret) && !isCut(after),
	},
	{
		kind: 'access token',
		expression:
			/(?<before>\b(?:authorization"?\s{0,3}[:=]\s{0,3}["']?token|(?:private-token|x-vault-token|x-auth-token|x-access-token|job-token|deploy-token)"?\s{0,3}[:=])\s{0,3}["']?)(?<secret>[\w.~+/-]{12,300}={0,2})/gi,
		isReal: ({ secret, after }) => looksRandom(secret) && !isCut(after),
	},
	{
		kind: 'key',
		// What Azure calls a key of an account: 64 bytes.
		expression: /(?<before>\b(?:AccountKey|SharedAccessKey)=)(?<secret>[\w+/]{40,100}={0,2})/g,
		isReal: ({ secret, after }) => looksRandom(secret) && !isCut(after),
	},
];
