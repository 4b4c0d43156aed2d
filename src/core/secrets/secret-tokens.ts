import { isPlaceholder } from './placeholder.ts';
import { decodeBase64, isCut, looksRandom, type Candidate, type SecretPattern } from './secret-judgement.ts';

/** Forms of provider tokens, by their prefixes. */
const FORMS: readonly string[] = [
	// Google, SendGrid, Vault, Telegram, age.
	...[String.raw`AIza[\w-]{30,}`, String.raw`ya29\.[\w-]{20,}`, String.raw`GOCSPX-[\w-]{20,}`],
	...[String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`, String.raw`hv[sbr]\.[\w-]{20,}`, String.raw`\d{8,10}:AA[\w-]{33}`],
	'AGE-SECRET-KEY-1[A-Z0-9]{50,}',
	// Prefixes of many providers: GitHub, GitLab, Slack, OpenAI, Anthropic, Stripe, npm, PyPI, Hugging Face, DigitalOcean,
	// Grafana, …
	String.raw`(?:gh[oprsu]|github_pat|glpat|glrt|gldt|xox[abeprs]|xapp|sk|pk|rk|whsec|npm|pypi|hf|do[oprst]_v1|glsa|glc|shp(?:at|ca|pa|ss)|sntry[su]|pscale_(?:pw|tkn|oauth)|lin_api|NRAK|PMAK|dckr_pat|sbp|atlasv1|dapi|figd|ntn|gsk|r8|re|nfp|ph[cx]|pul|rubygems|tskey|fm[12][ra]?|fo1)[-_][\w-]{12,}`,
	// Twilio, Mailgun, Databricks, Terraform Cloud, Atlassian, Doppler, Airtable, Alibaba Cloud.
	...[String.raw`(?<!-)SK[\da-f]{32}\b`, String.raw`(?<!-)key-[\da-f]{32}\b`, String.raw`dapi[\da-f]{32}\b`],
	...[
		String.raw`\w{14}\.atlasv1\.[\w-]{40,}`,
		String.raw`ATATT3[\w=-]{40,}`,
		String.raw`dp\.(?:pt|st|sa|ct)\.[\w.-]{30,}`,
	],
	...[String.raw`pat[\dA-Za-z]{14}\.[\da-f]{40,}`, String.raw`LTAI[\dA-Za-z]{16,24}\b`],
	// Artifactory, Facebook, LaunchDarkly.
	...[
		String.raw`AKCp\w{40,}`,
		String.raw`EAA[A-Z][\dA-Za-z]{40,}`,
		String.raw`(?:sdk|mob)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b`,
	],
];

/** Tokens and keys that are recognisable by their prefix, their header, or the address that contains them. */
export const TOKEN_PATTERNS: readonly SecretPattern[] = [
	{
		kind: 'webhook',
		expression:
			/(?<before>\b(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/|webhook\.office\.com\/webhookb2\/|api\.telegram\.org\/bot))(?<secret>[\w/@:.-]{20,300})/g,
		isReal: ({ secret, after }) => {
			return (
				!isCut(secret, after) &&
				secret
					.split(/[/@:]/)
					.some((part) => part.length >= 16 && !isPlaceholder(part) && /\d/.test(part) && /[a-z]/i.test(part))
			);
		},
	},
	token(new RegExp(String.raw`\b(?<secret>${FORMS.join('|')})`, 'g')),
	token(
		/(?<before>\b(?:authorization"?\s{0,3}[:=]\s{0,3}["']?token|(?:private-token|x-vault-token|x-auth-token|x-access-token|job-token|deploy-token)"?\s{0,3}[:=])\s{0,3}["']?)(?<secret>[\w.~+/-]{12,300}={0,2})/gi,
	),
	// A signed address grants access to anyone who has it: Azure, Amazon, Google, CloudFront.
	token(/(?<before>[?&;](?:sig|X-Amz-Signature|X-Goog-Signature|Signature)=)(?<secret>[\w%+/~-]{40,600})/gi),
	// A key in place of a user name, as in the address of a Sentry project, or a token for a git server.
	{ kind: 'key', expression: /(?<before>:\/\/)(?<secret>[\w-]{20,255})(?=(?::|:x-oauth-basic)?@)/g, isReal: isUncut },
	{
		kind: 'private key',
		// A key in base64, as in the settings and the secrets of Kubernetes.
		expression: /(?<secret>\bLS0tLS1CRUdJTi[\w+/]{20,8000}={0,2})/g,
		isReal: ({ secret }) => decodedStart(secret).includes('PRIVATE KEY'),
	},
	{
		kind: 'password',
		// The settings of Docker, and other JSON with a password, in base64.
		expression: /(?<secret>(?<![\w+/.-])(?:eyJ|ewog)[\w+/]{20,8000}={0,2})(?![.\w])/g,
		isReal: ({ secret }) => /"(?:auth|password|identitytoken)"\s*:\s*"[^"]{3,}/.test(decodedStart(secret)),
	},
	{
		kind: 'private key',
		// A key in PuTTY's format.
		expression: /(?<before>\bPrivate-Lines:\s{1,3}\d{1,4}\s{1,3})(?<secret>[\w+/=]{40,100})/g,
		isReal: isUncut,
	},
];

function token(expression: RegExp): SecretPattern {
	return { kind: 'access token', expression, isReal: isUncut };
}

/** Decodes base64 that may have been cut. */
function decodedStart(secret: string): string {
	return decodeBase64(secret.slice(0, secret.length - (secret.length % 4)));
}

function isUncut({ secret, after }: Candidate): boolean {
	return looksRandom(secret) && !isCut(secret, after);
}
