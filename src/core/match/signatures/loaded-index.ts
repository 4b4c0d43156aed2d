import type { Scanner } from '../scan/scan.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

export interface Index {
	errors: LoadedError[];
	templates: LoadedTemplate[];
	words: string[];
	weights: Uint8Array;
	vocabulary: Vocabulary;
	/** For each word the templates it is the anchor of. */
	templatesOf: LoadedTemplate[][];
	/** For each word the conditions it is the anchor of. */
	conditionsOf: LoadedTemplate[][];
	/** 1 for words that are some template's anchor or landmark. */
	isSought: Uint8Array;
	scanner: Scanner;
	/** Undefined if the index was built without runbooks. */
	forks: ForkIndex | undefined;
}

/** The signals of runbooks and the names of alerts, ready to be looked for. */
export interface ForkIndex {
	/** Its "errors" are runbooks. */
	index: Index;
	/** How each alert is written, by its name in lower case. */
	alerts: ReadonlyMap<string, string>;
}

export interface LoadedError {
	error: string;
	title: string | undefined;
	codes: readonly string[];
	supersedes: readonly string[];
	templates: LoadedTemplate[];
}
