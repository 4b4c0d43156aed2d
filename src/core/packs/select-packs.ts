import type { AnyDocument, AnyEntry } from '../entry.ts';
import { REFERENCE_FIELDS } from '../graph/reference-fields.ts';
import { refOf } from '../graph/index.ts';
import type { Kind } from '../schema/primitives.ts';
import { extendEntry } from './extend-entry.ts';

/**
 * The entries of a content from those of its packs and those of the team. A page of the team extends or replaces the one of
 * a pack that has the same kind and id; both remain in `change`.
 *
 * @param extensions Pages with `extends: true`; those without an entry to extend are left out.
 */
export function combineEntries(
	pack: readonly AnyEntry[],
	team: readonly AnyEntry[],
	extensions: readonly AnyDocument[],
): AnyEntry[] {
	const own = new Map(team.map((entry) => [refOf(entry), entry]));
	const added = new Map(extensions.map((document) => [refOf(document), document]));
	const fromPacks = pack.map((base): AnyEntry => {
		const by = added.get(refOf(base));
		const replacement = own.get(refOf(base));
		if (replacement) return { ...replacement, change: { is: 'replaced', by: replacement, base } } as AnyEntry;
		return by ? extendEntry(base, by) : base;
	});
	const replaced = new Set(pack.map(refOf));
	return [...fromPacks, ...team.filter((entry) => !replaced.has(refOf(entry)))];
}

/**
 * An entry without the references to entries that this content did not choose. A pack may name those of other packs; a
 * team that takes one pack alone gets the entry without these links.
 */
export function withoutRefs<E extends AnyEntry>(entry: E, left: ReadonlySet<string>): E {
	if (left.size === 0) return entry;
	const fields = REFERENCE_FIELDS[entry.kind];
	const data = fields.reduce<unknown>(
		(value, { path, to }) => prune(value, path, (id) => left.has(nameOf(to, id))),
		entry.data,
	);
	return { ...entry, data };
}

function nameOf(to: Kind | 'any', id: string): string {
	return to === 'any' ? id : `${to}:${id}`;
}

/** Removes what is left out: an item of a list of names, the item around a name that it cannot do without, or an optional field. */
function prune(value: unknown, path: readonly string[], isLeft: (id: string) => boolean): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return value;
	if (step === '*') {
		if (!Array.isArray(value)) return value;
		if (rest.length === 0) return value.filter((id) => !isLeft(String(id)));
		return value.map((item) => prune(item, rest, isLeft)).filter((item) => item !== LEFT);
	}
	if (typeof value !== 'object' || value === null || !(step in value)) return value;
	const record = value as Record<string, unknown>;
	if (rest.length > 0) {
		const inner = prune(record[step], rest, isLeft);
		return inner === LEFT ? without(record, step) : { ...record, [step]: inner };
	}
	if (typeof record[step] !== 'string' || !isLeft(record[step])) return value;
	if (step !== 'runbook') return LEFT;
	return without(record, step);
}

function without(record: Record<string, unknown>, field: string): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

const LEFT = Symbol('left out');
