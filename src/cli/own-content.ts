import { statSync } from 'node:fs';
import { plainLine } from '../core/text/words.ts';
import { CONTENT_FOLDER } from '../node/places.ts';
import type { Io } from './io/io.ts';

/**
 * For a command that works on the project of its user, and on nothing else: says so where there is none. Without content
 * there would be nothing to find fault with, which reads like a success.
 */
export function hasContent(io: Io): boolean {
	if (statSync(CONTENT_FOLDER, { throwIfNoEntry: false })?.isDirectory()) return true;
	io.stderr(
		`There is no ${CONTENT_FOLDER}/ here, in ${plainLine(process.cwd())}. Change to the folder of the project, which holds it.\n`,
	);
	return false;
}
