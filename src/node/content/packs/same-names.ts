import type { Document } from '../../../core/entry.ts';
import { refOf } from '../../../core/graph/index.ts';
import { unknownFixes } from '../../../core/packs/extend-entry.ts';
import type { Fault } from '../../../core/rules/fault.ts';
import type { ReadPage } from '../page/read-page.ts';

/** Finds pages with the same kind and id. They differ only in their folder, which is not part of the address. */
export function clashes(pages: readonly ReadPage[]): Fault[] {
	const first = new Map<string, string>();
	return pages.flatMap(({ document }): Fault[] => {
		const other = first.get(refOf(document));
		if (other === undefined) first.set(refOf(document), document.file);
		if (other === undefined) return [];
		return [{ rule: 'duplicate-entry', file: document.file, position: { at: 'unknown' }, other }];
	});
}

/** Finds pages that extend a page that no chosen pack has, or a fix that the extended page does not have. */
export function extensionFaults(
	extensions: readonly ReadPage[],
	packPages: readonly ReadPage[],
	packs: { chosen: readonly string[]; omitted: ReadonlySet<string> },
): Fault[] {
	const bases = new Map(packPages.map(({ document }) => [refOf(document), document]));
	return extensions.flatMap(({ document }): Fault[] => {
		const { file, kind, id: name, locate } = document;
		const base = bases.get(refOf(document));
		if (!base) {
			const names = [...bases.values()].filter((each) => each.kind === kind).map(({ id }) => id);
			const position = locate(['extends']);
			const where = { packs: packs.chosen, isElsewhere: packs.omitted.has(refOf(document)) };
			return [{ rule: 'extends-nothing', file, position, reason: 'no such page', kind, id: name, names, ...where }];
		}
		if (base.kind !== 'error') return [];
		return unknownFixes(base, document as Document<'error'>).map(({ id, index }) => {
			const known = (base.data.fixes ?? []).flatMap((fix) => fix.id ?? []);
			return { rule: 'unknown-fix', file, position: locate(['fixes', index, 'id']), id, known };
		});
	});
}
