import type { Scanner } from '../scan/scan.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

export interface Index {
	errors: LoadedError[];
	templates: LoadedTemplate[];
	words: string[];
	/** For each word, its weight from 0 to 9. */
	weights: Uint8Array;
	vocabulary: Vocabulary;
	/** For each word, the templates whose anchor it is. */
	templatesOf: LoadedTemplate[][];
	/** For each word, the conditions whose anchor it is. */
	conditionsOf: LoadedTemplate[][];
	/** 1 for each word that is an anchor or landmark of a template. */
	isSought: Uint8Array;
	scanner: Scanner;
	/** Undefined if the index was built without runbooks. */
	forks: ForkIndex | undefined;
}

/** The signals of runbooks and the names of alerts, ready for a search. */
export interface ForkIndex {
	/** The "errors" of this index are runbooks. */
	index: Index;
	/** Alert names as written, by their lower-case form. */
	alerts: ReadonlyMap<string, string>;
}

export interface LoadedError {
	error: string;
	title: string | undefined;
	codes: readonly string[];
	supersedes: readonly string[];
	templates: LoadedTemplate[];
}
