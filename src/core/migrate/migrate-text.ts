import { CONTENT_FORMAT } from '../schema/site.ts';

/**
 * Migrates a file of older content to the format that this version reads, and lists the changes as phrases: `added "format:
 * 2"`. A file in the current format is returned unchanged, so migrating twice is the same as migrating once.
 *
 * @param file Path from the content folder: `postmortems/a.mdx`.
 * @param from The format of the content.
 */
export function migrateText(file: string, text: string, from: number): Migrated {
	const due = STEPS.filter(({ to }) => to > from && to <= CONTENT_FORMAT);
	return due.reduce<Migrated>(
		(done, step) => {
			const next = step.migrate(file, done.text);
			return { text: next.text, changes: [...done.changes, ...next.changes] };
		},
		{ text, changes: [] },
	);
}

/** One step for each format, in order. A step is permanent, because content of any older format may still need it. */
const STEPS: readonly Step[] = [{ to: 2, migrate: toFormat2 }];

/** Format 2: `audience` of every kind replaces `visibility` of postmortems, and the settings name the format. */
function toFormat2(file: string, text: string): Migrated {
	if (file === 'site.yaml') {
		if (/^format:/m.test(text)) return { text, changes: [] };
		const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
		const byteOrderMark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
		return {
			text: `${byteOrderMark}format: 2${lineBreak}${text.slice(byteOrderMark.length)}`,
			changes: ['added "format: 2"'],
		};
	}
	if (!/^postmortems\/.*\.mdx$/.test(file)) return { text, changes: [] };
	const fields = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n---/.exec(text)?.[0] ?? '';
	// A field name at the start of a line is a field of the page itself: everything inside another field is indented.
	const renamed = fields.replace(/^(["']?)visibility\1(?=[ \t]*:)/m, 'audience');
	if (renamed === fields) return { text, changes: [] };
	return { text: renamed + text.slice(fields.length), changes: ['renamed "visibility" to "audience"'] };
}

export interface Migrated {
	text: string;
	changes: string[];
}

interface Step {
	/** The format that the step leads to. */
	to: number;
	migrate: (file: string, text: string) => Migrated;
}
