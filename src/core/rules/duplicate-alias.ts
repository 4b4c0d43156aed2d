import type { AnyDocument } from '../entry.ts';
import { refOf } from '../graph/index.ts';
import type { Finding, Rule } from './rule.ts';

export const duplicateAlias: Rule = {
	name: 'duplicate-alias',
	summary: 'An alias belongs to only one entry and is not the id of any entry.',
	check: ({ documents }) => {
		const byRef = new Map(documents.map((document) => [refOf(document), document]));
		const owners = new Map<string, AnyDocument>();
		const findings: Finding[] = [];
		for (const document of documents) {
			for (const [index, alias] of (document.data.aliases ?? []).entries()) {
				const name = `${document.kind}:${alias}`;
				const owner = byRef.get(name) ?? owners.get(name);
				owners.set(name, owners.get(name) ?? document);
				if (!owner) continue;
				const position = document.locate(['aliases', index]);
				findings.push({ file: document.file, position, ...explain(alias, document, owner, byRef.has(name)) });
			}
		}
		return findings;
	},
};

function explain(
	alias: string,
	document: AnyDocument,
	owner: AnyDocument,
	isId: boolean,
): { message: string; help: string } {
	if (owner === document) {
		return {
			message: isId
				? `The alias "${alias}" is the id of this page itself.`
				: `The alias "${alias}" is listed twice on this page.`,
			help: 'Delete it.',
		};
	}
	return {
		message: isId
			? `The alias "${alias}" is the id of ${owner.file}, so old links would lead there.`
			: `The alias "${alias}" already belongs to ${owner.file}, so old links could lead to either page.`,
		help: 'Delete it here. An id that was once in use must never get a different meaning.',
	};
}
