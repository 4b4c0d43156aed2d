import type { SecretKind } from '../secrets/secrets.ts';
import type { FaultOf } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const leakedSecret: Rule = {
	name: 'leaked-secret',
	summary: 'No page, snippet or recorded output contains a secret or the e-mail address of a person.',
	check: (content) =>
		faultsOf(content, 'leaked-secret').map(({ file, position, kind, start, as }) => ({
			file,
			position,
			message: `${SUBJECT[as]} ${withArticle(kind)}${startOf(start)}, and everybody who can open the site could ${MISUSE[kind] ?? 'use it'}.`,
			help: HELP[kind],
		})),
};

const SUBJECT = { text: 'This is', escape: 'As published, this text has' } as const;

/** The message never shows the whole secret, because other people read the logs. Four characters are enough to find it. */
function startOf(start: FaultOf<'leaked-secret'>['start']): string {
	return start === '' ? '' : ` (it starts with "${start}")`;
}

function withArticle(kind: SecretKind): string {
	return `${/^(?:AWS|access|e-)/.test(kind) ? 'an' : 'a'} ${kind}`;
}

const MISUSE: Partial<Record<SecretKind, string>> = {
	'e-mail address': 'write to that person',
	webhook: 'post to that channel',
	cookie: 'act as that user',
	'password hash': 'guess the password, with as many tries as it takes',
};

const ROTATE = 'If it was ever pushed, rotate it too, because it stays in the git history.';
const SHORTEN = `Cut it off with "…" after its first characters. ${ROTATE}`;
const REPLACE = `Write a variable, "password" or "***" in its place. ${ROTATE}`;

const HELP: Record<SecretKind, string> = {
	'private key': `Delete it, or cut it off with "…" after its first line. ${ROTATE}`,
	'password in an address': REPLACE,
	'password in a header': REPLACE,
	password: REPLACE,
	'JSON web token': SHORTEN,
	'access token': SHORTEN,
	'bearer token': SHORTEN,
	cookie: SHORTEN,
	'password hash': SHORTEN,
	webhook: `Cut it off with "…" after the name of the host. ${ROTATE}`,
	'AWS access key': `Cut it off with "…" after "AKIA". ${ROTATE}`,
	key: SHORTEN,
	'e-mail address': 'Name the team or the role, or write an address at example.com.',
};
