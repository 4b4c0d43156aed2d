import path from 'node:path';
import { count } from '../../core/text/prose/words.ts';
import { migrateContent } from '../../node/content/migrate-content.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { command } from '../usage/command.ts';

/** `hindsight migrate [DIR] [--check]`: brings a content folder to the format of this version. */
export const run = command('migrate', async ({ options: { check }, operands: [folder = CONTENT_FOLDER] }, io) => {
	const changed = await migrateContent(folder, check);
	if (!changed) {
		io.stderr(`"${folder}" has no site.yaml that can be read, so it is not a content folder.\n`);
		return 2;
	}
	for (const { file, changes } of changed) io.stdout(`${path.join(folder, file)}: ${changes.join(', ')}\n`);
	if (changed.length === 0) io.stderr('The content is already in the format of this version. Nothing was changed.\n');
	else if (check) io.stderr(`${count(changed.length, 'file')} would change. Nothing was written.\n`);
	else io.stderr(`${count(changed.length, 'file')} changed. Run "npm run check" next.\n`);
	return check && changed.length > 0 ? 1 : 0;
});
