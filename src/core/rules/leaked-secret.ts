import type { SecretKind } from '../secrets/secrets.ts';
import type { FaultOf } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const leakedSecret: Rule = {
	name: 'leaked-secret',
	summary: 'No page, snippet or recorded output holds a secret or the address of a person.',
	check: (content) =>
		faultsOf(content, 'leaked-secret').map(({ file, position, kind, start, as }) => ({
			file,
			position,
			message: `${WHERE[as]} ${withArticle(kind)}${startsWith(start)}, and everybody who can open the site could ${MISUSE[kind] ?? 'use it'}.`,
			help: HELP[kind],
		})),
};

const WHERE = { text: 'This is', escape: 'Read as it is published, this text has' } as const;

/**
 * Other people read the logs that contain the message, so it never shows the secret. Four characters are enough to find it.
 */
function startsWith(start: FaultOf<'leaked-secret'>['start']): string {
	return start === '' ? '' : ` (it starts with "${start}")`;
}

function withArticle(kind: SecretKind): string {
	return `${/^(?:AWS|access|e-)/.test(kind) ? 'an' : 'a'} ${kind}`;
}

const MISUSE: Partial<Record<SecretKind, string>> = {
	'e-mail address': 'write to that person',
	webhook: 'write into that channel',
	cookie: 'be that user',
	'password hash': 'guess the password, with as many tries as it takes',
};

const REVOKE = 'If it was ever pushed, rotate it too, because git keeps it.';
const CUT = `Cut it with "…" after its first characters. ${REVOKE}`;
const FILL_IN = `Write a variable, "password" or "***" in its place. ${REVOKE}`;

const HELP: Record<SecretKind, string> = {
	'private key': `Delete it, or cut it with "…" after its first line. ${REVOKE}`,
	'password in an address': FILL_IN,
	'password in a header': FILL_IN,
	password: FILL_IN,
	'JSON web token': CUT,
	'access token': CUT,
	'bearer token': CUT,
	cookie: CUT,
	'password hash': CUT,
	webhook: `Cut it with "…" after the name of the host. ${REVOKE}`,
	'AWS access key': `Cut it with "…" after "AKIA". ${REVOKE}`,
	key: CUT,
	'e-mail address': 'Name the team or the role, or write an address at example.com.',
};
