import { statSync } from 'node:fs';
import { plainLine } from '../core/text/prose/words.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import type { Io } from './io/io.ts';

/**
 * Checks that the current folder has content, for commands that work only on the user's own project. Prints a message if it
 * has none. Without content, such a command would find no problems, which would look like success.
 */
export function requireContent(io: Io): boolean {
	if (statSync(CONTENT_FOLDER, { throwIfNoEntry: false })?.isDirectory()) return true;
	io.stderr(
		`There is no ${CONTENT_FOLDER}/ here, in ${plainLine(process.cwd())}. Change to the folder of the project, which contains it.\n`,
	);
	return false;
}
