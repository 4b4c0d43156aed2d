import type { AnyDocument, Document } from '../entry.ts';
import { pathName } from '../text/prose/words.ts';
import type { Finding, Rule } from './rule.ts';

export const duplicateId: Rule = {
	name: 'duplicate-id',
	summary: 'Within a page, no two items of a list have the same name.',
	check: ({ documents }) => documents.flatMap((document) => findDuplicates(document)),
};

function findDuplicates(document: AnyDocument): Finding[] {
	const findings: Finding[] = [];
	for (const { list, key, names } of namedLists(document)) {
		for (const [index, name] of names.entries()) {
			const first = names.indexOf(name);
			if (first === index) continue;
			findings.push({
				file: document.file,
				position: document.locate([list, index, key]),
				message: `"${name}" is also the name of ${pathName([list, first])}, so it would be ambiguous.`,
				help: `Rename this one; names are unique within "${list}".`,
			});
		}
	}
	return findings;
}

function namedLists(document: AnyDocument): NamedList[] {
	switch (document.kind) {
		case 'postmortem':
			return postmortemLists(document);
		case 'runbook':
			return [
				{ list: 'params', key: 'name', names: (document.data.params ?? []).map(({ name }) => name) },
				{ list: 'evidence', key: 'id', names: (document.data.evidence ?? []).map(({ id }) => id) },
			];
		case 'error':
			return [
				// A fix without an id is given a name that no id can have.
				{ list: 'fixes', key: 'id', names: (document.data.fixes ?? []).map(({ id }, index) => id ?? `#${index}`) },
			];
		case 'snippet':
			return [
				{ list: 'variants', key: 'name', names: (document.data.variants ?? []).map(({ name }) => name) },
				{ list: 'knobs', key: 'name', names: (document.data.knobs ?? []).map(({ name }) => name) },
			];
		default:
			return [];
	}
}

function postmortemLists({ data }: Document<'postmortem'>): NamedList[] {
	return (['claims', 'actions', 'sources'] as const).map((list) => {
		return { list, key: 'id', names: (data[list] ?? []).map(({ id }) => id) };
	});
}

interface NamedList {
	list: string;
	key: string;
	names: string[];
}
