import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { migrateText } from '../../core/migrate/migrate-text.ts';
import { writeFileAtomic } from '../write-file-atomic.ts';
import { parseYaml } from './page/parse-yaml.ts';
import { readTextFile } from './read-file.ts';

/**
 * Brings a content folder to the format of this version. The settings are changed after all other files, so an
 * interrupted run can be repeated. Returns undefined for a folder without readable settings.
 *
 * @param isTrial True to change nothing, and only return what would change.
 */
export async function migrateContent(folder: string, isTrial: boolean): Promise<FileChange[] | undefined> {
	const root = path.resolve(folder);
	const settings = await readTextFile(path.join(root, SETTINGS), SETTINGS);
	if ('fault' in settings) return undefined;
	const { value } = parseYaml(settings.text, { file: SETTINGS, firstLine: 1 });
	const format: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'format') : undefined;
	const from = typeof format === 'number' ? format : 1;

	const items = await readdir(root, { recursive: true, withFileTypes: true });
	const files = items
		.filter((item) => item.isFile() && /\.(?:mdx|yaml)$/.test(item.name))
		.map((item) => path.relative(root, path.join(item.parentPath, item.name)).split(path.sep).join('/'))
		.filter((file) => file !== SETTINGS && !file.split('/').some((part) => part.startsWith('.')));
	const changes: FileChange[] = [];
	for (const file of [...files.sort(), SETTINGS]) {
		const read = await readTextFile(path.join(root, file), file);
		if ('fault' in read) continue;
		const migrated = migrateText(file, read.text, from);
		if (migrated.changes.length === 0) continue;
		if (!isTrial) await writeFileAtomic(path.join(root, file), migrated.text);
		changes.push({ file, changes: migrated.changes });
	}
	return changes;
}

const SETTINGS = 'site.yaml';

/** What was changed in a file, by its path from the content folder. */
export interface FileChange {
	file: string;
	changes: readonly string[];
}
