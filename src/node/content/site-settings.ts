import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { CONTENT_FOLDER } from '../places.ts';
import { SiteSchema, TagsSchema, type SiteSettings, type Tags } from '../../core/schema/site.ts';

/** Reads `content/site.yaml`. Throws with one line that says what is wrong with it. */
export function readSiteSettings(root = CONTENT_FOLDER): Promise<SiteSettings> {
	return readSettings(path.join(root, 'site.yaml'), SiteSchema);
}

/** Reads `content/tags.yaml`. Throws with one line that says what is wrong with it. */
export function readTags(root = CONTENT_FOLDER): Promise<Tags> {
	return readSettings(path.join(root, 'tags.yaml'), TagsSchema);
}

async function readSettings<T>(
	file: string,
	schema: {
		safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: { message: string } };
	},
): Promise<T> {
	const parsed = schema.safeParse(parse(await readFile(file, 'utf8')));
	if (!parsed.success) throw new Error(`${file} is not valid; "npm run check" says where. ${parsed.error.message}`);
	return parsed.data;
}
