import type { AnyEntry } from '../../core/entry.ts';
import { unmetDemands } from '../../core/schema/stages.ts';
import { listOf } from '../../core/text/prose/words.ts';
import { formatDay } from './dates.ts';
import { serviceOwners } from './owners.ts';
import { placeOf } from './place.ts';

/** Where an entry comes from, who owns it, and how far its review has come, for the facts beside its page. */
export async function provenanceOf(
	entry: AnyEntry,
	today = new Date().toISOString().slice(0, 10),
): Promise<Provenance> {
	const { data, kind } = entry;
	const missing =
		data.stage === 'imported' ? describeParts(unmetDemands(kind, data, 'unreviewed').map(({ path }) => path)) : [];
	return {
		origin: await originOf(entry),
		review: reviewOf(entry, today),
		owner: await ownerOf(entry),
		isInternal: data.audience === 'internal',
		missing,
	};
}

/** The owner; undefined for a service whose page already names one in its text. */
async function ownerOf(entry: AnyEntry): Promise<string | undefined> {
	if (entry.kind === 'service' && (await serviceOwners(entry)).teams.length > 0) return undefined;
	return entry.data.owner;
}

/** Names missing parts for readers: "symptoms", "mitigation 1 (why, rollback)". */
function describeParts(paths: readonly (readonly (string | number)[])[]): string[] {
	const byPart = Map.groupBy(paths, ([field = '', index]) =>
		typeof index === 'number' ? `${String(field).replace(/s$/, '')} ${index + 1}` : String(field),
	);
	return [...byPart].map(([part, found]) => {
		const inner = found.flatMap((path) => (path.length > 2 ? String(path.at(-1)) : []));
		return inner.length === 0 ? part : `${part} (${inner.join(', ')})`;
	});
}

async function originOf(entry: AnyEntry): Promise<string | undefined> {
	const { pack, change } = entry;
	if (change?.is === 'extended') {
		const added = Object.keys(change.by.data).filter(
			(field) => !SETTINGS.has(field) && isWritten(change.by.data, field),
		);
		const what = added.length > 0 ? `, which adds ${listOf(added, 'and')}` : '';
		const [base, by] = [await placeOf(entry), await placeOf(change.by)];
		return `From the pack ${pack ?? ''} (${base.path}), extended by ${by.path}${what}.`;
	}
	if (change?.is === 'replaced') {
		return `Replaces the page of the pack ${change.base.pack ?? ''} (${(await placeOf(change.base)).path}).`;
	}
	return pack === undefined ? undefined : `From the pack ${pack}.`;
}

/** Fields of an extension that only say how it applies, and add nothing to the page. */
const SETTINGS: ReadonlySet<string> = new Set(['extends', 'audience']);

/** False for a list that the author left out, which the schema turns into an empty list. */
function isWritten(data: object, field: string): boolean {
	const value: unknown = Reflect.get(data, field);
	return !Array.isArray(value) || value.length > 0;
}

function reviewOf({ data: { stage, review } }: AnyEntry, today: string): string {
	if (stage === 'imported') return 'Imported, and not finished yet.';
	if (stage === 'unreviewed' || !review) return 'Not reviewed yet.';
	const due =
		review.due < today
			? `; the next review has been overdue since ${formatDay(review.due)}`
			: `; next review by ${formatDay(review.due)}`;
	return `Reviewed by ${review.by} on ${formatDay(review.on)}${due}.`;
}

export interface Provenance {
	/** A sentence about the pack; undefined for a page of the team that neither extends nor replaces a page of a pack. */
	origin: string | undefined;
	review: string;
	owner: string | undefined;
	isInternal: boolean;
	/** Parts that an imported page does not have yet; empty for any other page. */
	missing: string[];
}
