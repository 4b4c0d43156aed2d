import type { AnyDocument, AnyEntry, Document, Entry } from '../entry.ts';
import type { ExtensionOf } from '../schema/extension.ts';

/**
 * An entry of a pack with the additions of a team. Its file, body and positions stay those of the pack.
 *
 * @param by A page with `extends: true` and the same kind and id.
 */
export function extendEntry(base: AnyEntry, by: AnyDocument): AnyEntry {
	const added = by.data as Partial<ExtensionOf<'error'> & ExtensionOf<'runbook'> & ExtensionOf<'term'>>;
	const data = { ...base.data, ...sharedFields(base, added), ...fieldsOf(base, added) };
	return { ...base, data, change: { is: 'extended', by, base } } as AnyEntry;
}

type Added = Partial<ExtensionOf<'error'> & ExtensionOf<'runbook'> & ExtensionOf<'term'>>;

function sharedFields({ data }: AnyEntry, { owner, note, tags = [] }: Added) {
	return {
		...(owner !== undefined && { owner }),
		...(note !== undefined && { note }),
		tags: union(data.tags, tags),
	};
}

function fieldsOf(base: AnyEntry, added: Added): object {
	switch (base.kind) {
		case 'error':
			return errorFields(base, added);
		case 'runbook': {
			const { alerts, errors, services, happened } = base.data;
			return {
				alerts: union(added.alerts ?? [], alerts),
				errors: union(errors, added.errors ?? []),
				services: union(added.services ?? [], services),
				happened: [...happened, ...(added.happened ?? [])],
				...(added.escalate && { escalate: added.escalate }),
			};
		}
		case 'term':
			return {
				alsoCalled: union(base.data.alsoCalled, added.alsoCalled ?? []),
				see: union(added.see ?? [], base.data.see),
			};
		default:
			return {};
	}
}

/** The team's own fixes and runbooks come first, because they were written for its own system. */
function errorFields({ data }: Entry<'error'>, { fixes = [], runbooks = [], snippets = [] }: Added): object {
	const own = fixes.filter((fix) => 'text' in fix);
	const runbookFor = new Map(fixes.flatMap((fix) => ('id' in fix ? [[fix.id, fix.runbook] as const] : [])));
	return {
		fixes: [
			...own,
			...data.fixes.map((fix) => {
				const runbook = fix.id === undefined ? undefined : runbookFor.get(fix.id);
				return runbook === undefined ? fix : { ...fix, runbook };
			}),
		],
		runbooks: union(runbooks, data.runbooks),
		snippets: union(data.snippets, snippets),
	};
}

function union<T>(first: readonly T[], second: readonly T[]): T[] {
	return [...new Set([...first, ...second])];
}

/** Ids of fixes that an extension names and the entry does not have, with the index of each in the extension. */
export function unknownFixes(base: Document<'error'>, by: Document<'error'>): { id: string; index: number }[] {
	const known = new Set((base.data.fixes ?? []).map(({ id }) => id));
	const { fixes = [] } = by.data as Partial<ExtensionOf<'error'>>;
	return fixes.flatMap((fix, index) => ('id' in fix && !known.has(fix.id) ? [{ id: fix.id, index }] : []));
}
