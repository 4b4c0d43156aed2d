import type { AnyDocument, AnyEntry } from '../entry.ts';
import { REFERENCE_FIELDS } from '../graph/reference-fields.ts';
import { refOf } from '../graph/index.ts';
import type { Kind } from '../schema/primitives.ts';
import { extendEntry } from './extend-entry.ts';

/**
 * Combines the entries of the chosen packs with the team's own. A team's page extends or replaces the pack's page with the
 * same kind and id. The entry's field `change` stores both pages.
 *
 * @param extensions Pages with `extends: true`. Those without an entry to extend are omitted.
 */
export function combineEntries(
	packEntries: readonly AnyEntry[],
	teamEntries: readonly AnyEntry[],
	extensions: readonly AnyDocument[],
): AnyEntry[] {
	const own = new Map(teamEntries.map((entry) => [refOf(entry), entry]));
	const added = new Map(extensions.map((document) => [refOf(document), document]));
	const fromPacks = packEntries.map((base): AnyEntry => {
		const extension = added.get(refOf(base));
		const replacement = own.get(refOf(base));
		if (replacement) return { ...replacement, change: { is: 'replaced', by: replacement, base } } as AnyEntry;
		return extension ? extendEntry(base, extension) : base;
	});
	const packRefs = new Set(packEntries.map(refOf));
	return [...fromPacks, ...teamEntries.filter((entry) => !packRefs.has(refOf(entry)))];
}

/**
 * Removes from an entry its references to entries of packs that were not chosen. (A pack may link to entries of other packs.)
 *
 * @param omitted `kind:id` of the entries of packs that were not chosen.
 */
export function withoutRefs<E extends AnyEntry>(entry: E, omitted: ReadonlySet<string>): E {
	if (omitted.size === 0) return entry;
	const fields = REFERENCE_FIELDS[entry.kind];
	const data = fields.reduce<unknown>(
		(value, { path, to }) => prune(value, path, (id) => omitted.has(refTo(to, id))),
		entry.data,
	);
	return { ...entry, data };
}

function refTo(to: Kind | 'any', id: string): string {
	return to === 'any' ? id : `${to}:${id}`;
}

/**
 * Removes references to omitted entries. If a reference is in a list, the list item is removed; if it is an optional field, the
 * field is removed; otherwise the object that contains the field is removed.
 */
function prune(value: unknown, path: readonly string[], isOmitted: (id: string) => boolean): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return value;
	if (step === '*') {
		if (!Array.isArray(value)) return value;
		if (rest.length === 0) return value.filter((id) => !isOmitted(String(id)));
		return value.map((item) => prune(item, rest, isOmitted)).filter((item) => item !== OMITTED);
	}
	if (typeof value !== 'object' || value === null || !(step in value)) return value;
	const record = value as Record<string, unknown>;
	if (rest.length > 0) {
		const inner = prune(record[step], rest, isOmitted);
		return inner === OMITTED ? without(record, step) : { ...record, [step]: inner };
	}
	if (typeof record[step] !== 'string' || !isOmitted(record[step])) return value;
	// Of the fields that hold a single reference, only `runbook` is optional.
	if (step !== 'runbook') return OMITTED;
	return without(record, step);
}

function without(record: Record<string, unknown>, field: string): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

/** What `prune` returns for an object that its caller has to remove. */
const OMITTED = Symbol('omitted');
