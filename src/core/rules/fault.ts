import type { Locate } from '../entry.ts';
import type { Position } from '../report/issue.ts';
import type { Kind } from '../schema/primitives.ts';
import type { Problem } from '../schema/validate.ts';
import type { SecretKind } from '../secrets/secrets.ts';

/** Converts a schema problem into a fault. `locateKey` finds the name of a field in the file, `locate` its value. */
export function faultOf(
	problem: Problem,
	file: string,
	yaml: { locate: Locate; locateKey: (path: FieldPath) => Position },
): Fault {
	const { path } = problem;
	switch (problem.problem) {
		case 'unknown-field': {
			const { name, allowed } = problem;
			return { rule: 'unknown-field', file, position: yaml.locateKey([...path, name]), path, name, allowed };
		}
		case 'missing-field':
			return { rule: 'missing-field', file, position: yaml.locate(path), path, expected: problem.expected };
		case 'invalid-value': {
			const { value, expected, options } = problem;
			return { rule: 'invalid-value', file, position: yaml.locate(path), path, value, expected, options };
		}
	}
}

/**
 * A problem found while reading a file. Reading never throws and never formats a message: it returns the facts, and the
 * rule with the same name explains the problem and the fix.
 */
export type Fault = { file: string; position: Position } & (
	| { rule: 'no-content'; reason: 'missing' | 'not a folder' | 'empty' }
	/** `contents` describes what the missing file should contain. */
	| { rule: 'missing-settings'; contents: string }
	/** `found` is the format of the content, or 1 if it names none. */
	| { rule: 'other-format'; found: number; supported: number }
	| { rule: 'unknown-pack'; name: string; known: readonly string[] }
	/** `other` is the file of the page with the same id. */
	| { rule: 'duplicate-entry'; other: string }
	| ({ rule: 'extends-nothing' } & (
			| { reason: 'in a pack'; pack: string }
			| {
					reason: 'no such page';
					kind: Kind;
					id: string;
					/** Ids of this kind in the chosen packs. */
					names: readonly string[];
					packs: readonly string[];
					/** True if a pack that is not chosen has such a page. */
					isElsewhere: boolean;
			  }
	  ))
	| { rule: 'extension-body' }
	| { rule: 'unknown-fix'; id: string; known: readonly string[] }
	| ({ rule: 'unusable-image' } & ImageProblem)
	| { rule: 'stray-file'; reason: StrayReason }
	| { rule: 'invalid-id'; id: string }
	| { rule: 'symlink-outside'; target: string }
	| { rule: 'unreadable-file'; reason: string }
	| { rule: 'oversized-file'; bytes: number; limit: number }
	| { rule: 'non-utf8'; reason: 'utf-16' | 'bytes' | 'nul' }
	/**
	 * `as` says whether the file contains the character or an escape for it. `lines` are all lines with the character;
	 * for an escape, some may be missing or unknown.
	 */
	| { rule: 'hidden-character'; codePoint: number; as: 'character' | 'escape'; lines: readonly number[] }
	/** `as` says whether the marker is in the file itself or appears after escapes and entities are decoded. */
	| { rule: 'build-marker'; marker: string; as: 'text' | 'escape' }
	/**
	 * `start` contains the first characters of the secret; it is empty if the secret is so short that they would reveal
	 * too much. `as` says whether the secret is in the file itself or appears after escapes and entities are decoded.
	 */
	| { rule: 'leaked-secret'; kind: SecretKind; start: string; as: 'text' | 'escape' }
	| { rule: 'missing-front-matter'; reason: FrontMatterFault }
	/** `startIn` is the intended start column of a line that YAML reads as a continuation. */
	| { rule: 'malformed-yaml'; code: string; message: string; startIn?: number }
	| { rule: 'ambiguous-yaml'; source: string; reason: 'date' | 'number' | 'merge' | 'comment' | 'readers disagree' }
	/** `found` is infinite if the depth could not be counted. */
	| {
			rule: 'deep-nesting';
			what: 'body' | 'line' | 'brackets' | 'emphasis' | 'fields' | 'items';
			found: number;
			limit: number;
	  }
	| { rule: 'malformed-mdx'; message: string }
	| { rule: 'unknown-field'; path: FieldPath; name: string; allowed: readonly string[] }
	| { rule: 'missing-field'; path: FieldPath; expected: string }
	| { rule: 'invalid-value'; path: FieldPath; value: unknown; expected: string; options: readonly string[] }
	| { rule: 'missing-diagram'; reason: DiagramFault }
	| { rule: 'missing-snippet-file'; name: string; fileNames: readonly string[]; owner?: 'postmortem' }
	| { rule: 'missing-evidence'; snippet: string; variant: string | undefined }
	| { rule: 'stale-evidence'; snippet: string; variant: string; reason: 'changed' | 'no such variant' }
	/** A name in a plan or a scenario that refers to nothing. `known` are the names that exist. */
	| { rule: 'unknown-rehearsal-name'; what: RehearsalName; name: string; known: readonly string[] }
	| { rule: 'unrehearsed-command'; runbook: string; places: readonly string[] }
	| { rule: 'stale-rehearsal'; runbook: string; scenario: string; reason: 'changed' | 'not run' | 'not in the plan' }
);

/** What a name in a rehearsal plan or a scenario refers to. */
export type RehearsalName = 'runbook' | 'scenario' | 'program' | 'command' | 'mitigation' | 'parameter' | 'text';

/** Why a stored diagram is not what `npm run diagrams` writes for its source. */
export type DiagramFault = 'other name' | 'not plain' | 'other text';

export type FieldPath = readonly (string | number)[];

/** Why the fields of a page are missing or cannot be separated from its body. */
export type FrontMatterFault = 'absent' | 'unclosed' | 'closed early' | 'read differently' | 'empty' | 'not a mapping';

/** Why an image cannot be published. */
export type ImageProblem =
	| { reason: 'too large'; bytes: number; limit: number }
	/** `found` is the format that its first bytes identify; undefined if it is not one that pages may use. */
	| { reason: 'other format'; extension: string; found: string | undefined }
	| { reason: 'unreadable'; cause: string };

/** Why a file does not belong where it is. */
export type StrayReason =
	| { is: 'in no folder' }
	/** Its name starts with a dot. */
	| { is: 'hidden' }
	| { is: 'an unknown folder'; name: string }
	| { is: 'a folder in a folder' }
	| { is: 'not a page'; expected: string }
	| { is: 'not named by its snippet' }
	| { is: 'not named by its page' }
	| { is: 'not for a pack'; kind: Kind; allowed: readonly Kind[] }
	| { is: 'a folder named like a page' }
	| { is: 'settings in a pack' }
	| { is: 'an image without its page'; page: string }
	/** In a folder that contains no entries. `contents` describes the files that belong there. */
	| { is: 'wrong for its folder'; contents: string }
	| { is: 'not a file' };

/** The faults of one rule, with the fields of that rule. */
export type FaultOf<R extends Fault['rule']> = Extract<Fault, { rule: R }>;
