import { problemOfAddress, SCHEMES, type AddressProblem } from '../address/link-address.ts';
import { show } from '../text/words.ts';
import { otherLinks } from './links.ts';
import type { Rule } from './rule.ts';

export const unsafeLink: Rule = {
	name: 'unsafe-link',
	summary: 'A link leads to a page or to a mailbox, and never runs anything.',
	check: ({ documents }) =>
		documents.flatMap((document) =>
			otherLinks(document).flatMap(({ url, position }) => {
				const problem = problemOfAddress(url);
				// A kind of entry with a mistake in it has a finding that knows the kinds.
				if (!problem || (problem.is === 'other scheme' && isKindLike(url))) return [];
				return [{ file: document.file, position, message: messageFor(url, problem), help: HELP[problem.is] }];
			}),
		),
};

/** `runbok:pool-full`, and not `javascript:alert(1)`: what `dangling-reference` takes for the name of an entry. */
export function isKindLike(url: string): boolean {
	return /^[a-z][a-z-]*:[a-z0-9]+(?:-[a-z0-9]+)*(?:#\S*)?$/i.test(url) && !PROGRAMS.test(url);
}

const PROGRAMS = /^(?:javascript|vbscript|data|blob|file|filesystem|about|view-source|mailto|tel):/i;

function messageFor(url: string, problem: AddressProblem): string {
	switch (problem.is) {
		case 'other scheme':
			return `A browser would hand ${show(url)} to whatever "${problem.scheme}:" stands for, be it a script.`;
		case 'without scheme':
			return `${show(url)} looks like a path and leads to another server.`;
		case 'incomplete':
			return `${show(url)} is not a complete address.`;
		case 'with a user':
			return `${show(url)} shows one host and leads to another: the host is what follows the "@".`;
	}
}

const HELP = {
	'other scheme': `Links start with ${SCHEMES.map((scheme) => `"${scheme}:"`).join(', ')} or name an entry, "runbook:pool-full". Put anything else into back-ticks.`,
	'without scheme': 'Write the whole address, with "https://".',
	incomplete: 'Write the whole address, like "https://example.org/page".',
	'with a user': 'Delete everything from "//" to "@".',
} as const satisfies Record<AddressProblem['is'], string>;
