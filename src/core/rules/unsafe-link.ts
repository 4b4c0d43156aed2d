import { problemOfAddress, SCHEMES, type AddressProblem } from '../address/link-address.ts';
import { show } from '../text/prose/words.ts';
import { nonRefLinks } from './links.ts';
import type { Rule } from './rule.ts';

export const unsafeLink: Rule = {
	name: 'unsafe-link',
	summary: 'A link leads to a page, a mailbox or a telephone number, and never runs anything.',
	check: ({ documents }) =>
		documents.flatMap((document) =>
			nonRefLinks(document).flatMap(({ url, position }) => {
				const problem = problemOfAddress(url);
				// The rule dangling-reference reports a misspelt kind of entry, because it knows the kinds.
				if (!problem || (problem.is === 'other scheme' && looksLikeRef(url))) return [];
				return [{ file: document.file, position, message: messageFor(url, problem), help: HELP[problem.is] }];
			}),
		),
};

/**
 * True for `runbok:pool-full`, which `dangling-reference` reads as the name of an entry, but not for `javascript:alert(1)`.
 */
export function looksLikeRef(url: string): boolean {
	return /^[a-z][a-z-]*:[a-z0-9]+(?:-[a-z0-9]+)*(?:#\S*)?$/i.test(url) && !REAL_SCHEMES.test(url);
}

const REAL_SCHEMES = /^(?:javascript|vbscript|data|blob|file|filesystem|about|view-source|mailto|tel):/i;

function messageFor(url: string, problem: AddressProblem): string {
	switch (problem.is) {
		case 'other scheme':
			return `A browser would pass ${show(url)} to the handler of "${problem.scheme}:", which could run a script.`;
		case 'without scheme':
			return `${show(url)} looks like a path but leads to another server.`;
		case 'incomplete':
			return `${show(url)} is not a complete address.`;
		case 'with a user':
			return `${show(url)} shows one host but leads to another: the host is the part after the "@".`;
	}
}

const HELP = {
	'other scheme': `Links start with ${SCHEMES.map((scheme) => `"${scheme}:"`).join(', ')}, or name an entry, such as "runbook:pool-full". Put anything else into back-ticks.`,
	'without scheme': 'Write the full address, with "https://".',
	incomplete: 'Write the full address, such as "https://example.org/page".',
	'with a user': 'Delete the text between "//" and "@", and the "@".',
} as const satisfies Record<AddressProblem['is'], string>;
