import type { Known } from '../../core/runner/mask.ts';
import type { Scope } from './process/scope.ts';

export interface ToRun {
	scope: Scope;
	/** The absolute path of the folder that contains the file. */
	folder: string;
	/** The file to run, by its name in that folder. */
	file: string;
	/** That file and the files that the variants share. */
	files: readonly string[];
	env: NodeJS.ProcessEnv;
	/** Called with one line about the progress. */
	progress: (line: string) => void;
}

export interface Prepared {
	command: string;
	args: string[];
	/** Versions of the language, the tool and the libraries, by name. */
	versions: Record<string, string>;
	/** Folders of this machine that may appear in the output. */
	folders: Known['folders'];
}
